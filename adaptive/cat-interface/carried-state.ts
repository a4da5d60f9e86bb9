import type { EventData } from '#schemas/event'

/** All that a session is made of: the same answers under the same seed give the same session. */
export interface CarriedState {
  readonly seed: string
  readonly languages: EventData<'start'>['languages']
  readonly timeMultiplier: number | null
  /** in the order in which they came; `ms` is the time that each took, in milliseconds */
  readonly answers: readonly { readonly item: string; readonly category: number; readonly ms: number }[]
}

const VERSION = 1

/** @returns the state as text that travels with a call */
export function writeState({ seed, languages, timeMultiplier, answers }: CarriedState): string {
  const list = answers.map(({ item, category, ms }) => [item, category, ms])
  return JSON.stringify([VERSION, seed, languages, timeMultiplier, list])
}

/**
 * Reads a state that came with a call. What it says of the session is checked when the session is made again from it.
 *
 * @throws RangeError for anything that `writeState` does not write
 */
export function readState(text: string): CarriedState {
  const refuse = (): never => {
    throw new RangeError(`sessionState: what the last reply gave is expected, received ${text.slice(0, 40)}`)
  }
  const value = parsed(text)
  if (!Array.isArray(value) || value.length !== 5 || value[0] !== VERSION) return refuse()
  const [, seed, languages, timeMultiplier, list] = value as readonly unknown[]
  if (typeof seed !== 'string' || !Array.isArray(languages) || !Array.isArray(list)) return refuse()
  if (!languages.every((one) => one === 'typescript' || one === 'javascript' || one === 'python'))
    return refuse()
  if (timeMultiplier !== null && !(typeof timeMultiplier === 'number' && timeMultiplier >= 1)) return refuse()
  const answers = (list as readonly unknown[]).map((answer) => {
    if (!Array.isArray(answer) || answer.length !== 3) return refuse()
    const [item, category, ms] = answer as readonly unknown[]
    if (typeof item !== 'string' || typeof category !== 'number' || !(typeof ms === 'number' && ms >= 0))
      return refuse()
    return { item, category, ms }
  })
  return { seed, languages, timeMultiplier, answers }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
