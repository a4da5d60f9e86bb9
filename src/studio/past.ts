/** What can be undone and done again. */
export interface Past<T> {
  readonly before: readonly T[]
  readonly now: T
  readonly after: readonly T[]
  /** what the last change was to; changes to the same within a moment are undone together */
  readonly last?: { readonly of: string; readonly at: number }
}

/** Most changes that can be undone. */
const MOST = 200
/** Milliseconds within which changes to the same are one. */
const TOGETHER_MS = 1000

export function begin<T>(now: T): Past<T> {
  return { before: [], now, after: [] }
}

/**
 * @param of what is changed, such as the path of a field
 * @param at time in milliseconds
 */
export function change<T>(past: Past<T>, now: T, of: string, at: number): Past<T> {
  const isSame = past.last !== undefined && past.last.of === of && at - past.last.at < TOGETHER_MS
  const before = isSame ? past.before : [...past.before, past.now].slice(-MOST)
  return { before, now, after: [], last: { of, at } }
}

/**
 * The past of another page, as this one reads it: steps that change nothing here are left out.
 *
 * @param as undefined where a step cannot be read
 * @returns undefined where what is now cannot be read
 */
export function pastAs<T>(past: Past<unknown>, as: (value: unknown) => T | undefined): Past<T> | undefined {
  const now = as(past.now)
  if (now === undefined) return undefined
  const steps = (values: readonly unknown[]): readonly T[] => {
    const read: T[] = []
    let last = JSON.stringify(now)
    for (const value of values) {
      const one = as(value)
      const step = JSON.stringify(one)
      if (one === undefined || step === last) continue
      read.push(one)
      last = step
    }
    return read
  }
  return { before: steps(past.before.toReversed()).toReversed(), now, after: steps(past.after) }
}

export function undo<T>({ before, now, after }: Past<T>): Past<T> {
  const last = before.at(-1)
  return last === undefined
    ? { before, now, after }
    : { before: before.slice(0, -1), now: last, after: [now, ...after] }
}

export function redo<T>({ before, now, after }: Past<T>): Past<T> {
  const [next, ...rest] = after
  return next === undefined ? { before, now, after } : { before: [...before, now], now: next, after: rest }
}
