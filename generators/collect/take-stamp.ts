import { stampSchema, type Stamp } from '#schemas/stamp'
import { answers } from './answers.ts'
import type { Desk, Taken } from './take-result.ts'

/** Characters of a stamp at most. */
const MOST = 600

/** @returns undefined where a text is no stamp */
export function readStamp(text: string): Stamp | undefined {
  if (text.length > MOST) return undefined
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return undefined
  }
  const parsed = stampSchema.parse(data)
  return parsed.ok ? parsed.value : undefined
}

/** @param told of an attempt that is known */
export async function takeStamp(
  told: Stamp,
  { stamps, limits }: Pick<Desk, 'stamps' | 'limits'>,
): Promise<Pick<Taken, 'answer' | 'said'>> {
  const stamped = await stamps.stamp(told)
  switch (stamped.type) {
    case 'stamped': {
      const { line, begun, isNew } = stamped
      const said = `${isNew ? 'stamped' : 'stamped before'}: ${told.moment} ${line.number}`
      return begun === undefined
        ? { answer: answers.stamped(line, isNew), said }
        : { answer: answers.begun(begun), said: `${said}, begun before` }
    }
    case 'crowded':
      return {
        answer: answers.stamps(limits.mostStamps),
        said: `refused: ${limits.mostStamps} stamps of this attempt are here`,
      }
    case 'full':
      return { answer: answers.full, said: 'put off: there is no room' }
    case 'failed':
      return { answer: answers.failed, said: `put off: ${stamped.why}` }
  }
}
