import type { IncomingMessage } from 'node:http'
import { missingOf, type ReviewDraft } from '../variant/write-review.ts'
import type { Preview } from './preview.ts'

/** Most bytes that somebody says of a variant. */
const LONGEST = 8192

interface Answer {
  readonly status: number
  readonly message: string
}

/** Takes what a person says of a variant on its item's page: from a page of this very server alone, as it writes a file. */
export async function takeReview(
  preview: Pick<Preview, 'review'>,
  { bank, name, seed }: { readonly bank: string; readonly name: string; readonly seed: string },
  request: IncomingMessage,
): Promise<Answer> {
  if (!isFromHere(request)) return { status: 403, message: 'Only pages of this server may write' }
  const draft = draftOf(await bodyOf(request))
  if (!draft) return { status: 400, message: 'Expected a verdict, who says so, and a reason' }
  const missing = missingOf(draft)
  if (missing !== undefined) return { status: 400, message: `Say ${missing}` }
  switch (await preview.review({ bank, name, seed: Number(seed) }, draft)) {
    case 'noted':
      return { status: 200, message: 'Noted' }
    case 'changed':
      return { status: 409, message: `Ask all gates anew first: assay review ${name}#${seed} --again` }
    case 'unreadable':
      return { status: 404, message: `There is no variant ${seed} of ${name}` }
  }
}

/** Forms of other sites can send neither this type nor another origin than their own. */
function isFromHere({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers
  if (headers['content-type'] !== 'application/json' || origin === undefined) return false
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) {
    text += String(chunk)
    if (text.length > LONGEST) return ''
  }
  return text
}

function draftOf(text: string): ReviewDraft | undefined {
  try {
    const { verdict, by, reason } = JSON.parse(text) as Record<string, unknown>
    const isKnown = verdict === 'accepted' || verdict === 'rejected'
    return isKnown && typeof by === 'string' && typeof reason === 'string'
      ? { verdict, by, reason }
      : undefined
  } catch {
    return undefined
  }
}
