import type { IncomingMessage } from 'node:http'
import { readSealed } from '#results'
import type { SealedResult } from '#schemas/sealed-result'
import { answers, type Answer } from './answers.ts'
import { isFlat } from './is-flat.ts'
import type { Know } from './known-attempts.ts'
import type { CollectorLimits } from './limits.ts'
import type { Body, ReadBody } from './read-body.ts'
import type { StampFile } from './stamps.ts'
import type { Store } from './store.ts'
import { readStamp, takeStamp } from './take-stamp.ts'

/** What became of a request with a result or a stamp, for the answer and for the log. */
export interface Taken {
  readonly answer: Answer
  /** for the organisation; nothing of the request stands in it */
  readonly said: string
  /** once the file was found to be one of them */
  readonly attempt?: string
  readonly bytes?: number
}

export interface Desk {
  readonly store: Store
  readonly stamps: StampFile
  /** absent where every attempt is taken */
  readonly know?: Know
  readonly limits: CollectorLimits
  readonly readBody: ReadBody
}

/** @returns undefined where whoever sent it hung up, and nobody waits for an answer */
export async function takeResult(request: IncomingMessage, desk: Desk): Promise<Taken | undefined> {
  if (!isPlainJson(request)) return { answer: answers.type, said: 'refused: its type is another' }
  return desk.readBody(request, (body) => takeBody(body, desk))
}

async function takeBody(body: Body, desk: Desk): Promise<Taken | undefined> {
  const { store, know, limits } = desk
  switch (body.type) {
    case 'gone':
      return undefined
    case 'slow':
      return { answer: answers.slow, said: 'refused: it came too slowly' }
    case 'crowded':
      return { answer: answers.busy, said: 'put off: too many large files at once' }
    case 'large':
      return { answer: answers.large(limits.mostBytes), said: 'refused: it is too large' }
  }
  const size = body.bytes.length
  const text = textOf(body.bytes)
  const stamp = text === undefined ? undefined : readStamp(text)
  const told = stamp ?? (text === undefined ? undefined : resultOf(text))
  if (told === undefined)
    return { answer: answers.junk, said: 'refused: it is no sealed result', bytes: size }
  const facts = { attempt: told.attempt, bytes: size }
  const unknown = await know?.(told)
  if (unknown === 'attempt')
    return { answer: answers.attempt, said: 'refused: nothing was sealed for this attempt', ...facts }
  if (unknown === 'form')
    return { answer: answers.form, said: 'refused: another form was sealed for this attempt', ...facts }
  if (stamp !== undefined) return { ...(await takeStamp(stamp, desk)), ...facts }
  const kept = await store.keep(told.attempt, body.bytes)
  switch (kept.type) {
    case 'taken':
      return { answer: answers.taken, said: 'taken', ...facts }
    case 'again':
      return { answer: answers.again, said: 'again', ...facts }
    case 'crowded':
      return {
        answer: answers.crowded(limits.mostOfAttempt),
        said: `refused: ${limits.mostOfAttempt} results of this attempt are here`,
        ...facts,
      }
    case 'full':
      return { answer: answers.full, said: 'put off: there is no room', ...facts }
    case 'failed':
      return { answer: answers.failed, said: `put off: ${kept.why}`, ...facts }
  }
}

function isPlainJson({ headers }: IncomingMessage): boolean {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  return type === 'application/json' && headers['content-encoding'] === undefined
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    // A mark of the byte order would stay in the file, where no reader of results expects one.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function resultOf(text: string): SealedResult | undefined {
  if (!isFlat(text)) return undefined
  const result = readSealed(text)
  return typeof result === 'string' ? undefined : result
}
