import {
  apply,
  defineProperty,
  floor,
  now,
  promiseThen,
  realm,
  settled,
  ThrownTypeError,
  toNumber,
} from './captured.ts'

/** A callback that waits, in a list ordered by due time and then by age. */
interface Timer {
  readonly id: number
  /** Virtual milliseconds */
  readonly due: number
  /** Milliseconds between two calls, 0 for a single one */
  readonly every: number
  readonly callback: (...values: readonly unknown[]) => unknown
  readonly values: readonly unknown[]
  next: Timer | null
}

/** The realm's timers as the host drives them. */
export interface Timers {
  /** Virtual time at which the next callback is due, in milliseconds; −1 when none waits */
  readonly due: () => number
  /** Runs the next callback; the host has set the clock to its due time */
  readonly fire: () => void
}

/** Longest delay, in milliseconds: 2^31 − 1, as in browsers and Node. */
const longestDelay = 2147483647

/**
 * Installs `setTimeout`, `setInterval`, `setImmediate`, their counterparts and `queueMicrotask`, on virtual time:
 * waiting takes none. Callbacks run in the order of their due times.
 */
export function installTimers(): Timers {
  let first: Timer | null = null
  let lastId = 0

  const add = (timer: Timer) => {
    if (first === null || first.due > timer.due) {
      timer.next = first
      first = timer
      return
    }
    let before = first
    while (before.next !== null && before.next.due <= timer.due) before = before.next
    timer.next = before.next
    before.next = timer
  }

  const start = (
    callback: unknown,
    delay: unknown,
    isRepeated: boolean,
    values: readonly unknown[],
  ): number => {
    if (typeof callback !== 'function') throw new ThrownTypeError('Expected a function to call')
    const milliseconds = toNumber(delay)
    const wait = milliseconds >= 1 && milliseconds <= longestDelay ? floor(milliseconds) : 1
    const id = ++lastId
    const every = isRepeated ? wait : 0
    add({ id, due: now() + wait, every, callback: callback as Timer['callback'], values, next: null })
    return id
  }

  const clear = (id: unknown) => {
    if (first === null) return
    if (first.id === id) {
      first = first.next
      return
    }
    let before = first
    while (before.next !== null && before.next.id !== id) before = before.next
    if (before.next !== null) before.next = before.next.next
  }

  const setTimeout = (callback: unknown, delay?: unknown, ...values: readonly unknown[]) =>
    start(callback, delay, false, values)
  const setInterval = (callback: unknown, delay?: unknown, ...values: readonly unknown[]) =>
    start(callback, delay, true, values)
  const setImmediate = (callback: unknown, ...values: readonly unknown[]) => start(callback, 0, false, values)
  const queueMicrotask = (callback: unknown) => {
    if (typeof callback !== 'function') throw new ThrownTypeError('Expected a function to call')
    const run = () => {
      try {
        apply(callback, undefined, [])
      } catch (error) {
        setTimeout(() => {
          throw error
        })
      }
    }
    void apply(promiseThen, settled, [run])
  }
  const install = (name: string, value: unknown) =>
    defineProperty(realm, name, { value, writable: true, configurable: true })
  install('setTimeout', setTimeout)
  install('setInterval', setInterval)
  install('setImmediate', setImmediate)
  install('clearTimeout', clear)
  install('clearInterval', clear)
  install('clearImmediate', clear)
  install('queueMicrotask', queueMicrotask)

  return {
    due: () => (first === null ? -1 : first.due),
    fire: () => {
      const timer = first
      if (timer === null) return
      first = timer.next
      const { id, due, every, callback, values } = timer
      if (every > 0) add({ id, due: due + every, every, callback, values, next: null })
      apply(callback, undefined, values)
    },
  }
}
