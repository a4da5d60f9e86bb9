import type { Output } from './command.ts'

/** Where a command says how far it is while nothing else is printed. */
export interface Progress {
  /** Says it, if it is time to. */
  readonly show: (words: string) => void
  /** Call before anything else is printed. */
  readonly clear: () => void
}

/** Time between two updates of the line on a terminal, in milliseconds. */
const REDRAW_MS = 100
/** Silence after which a line is printed where nobody watches, such as in a log, in milliseconds. */
const SILENCE_MS = 5_000
/** Longest line that is sure to fit, in characters. */
const WIDTH = 79

/**
 * On a terminal one line that is written over; elsewhere a line now and then, so that a log shows what takes long.
 *
 * @param now a clock in milliseconds
 */
export function createProgress(output: Output, now: () => number = () => performance.now()): Progress {
  let shownAt = output.isTerminal ? -Infinity : now()
  let isDrawn = false
  return {
    show: (words) => {
      if (now() - shownAt < (output.isTerminal ? REDRAW_MS : SILENCE_MS)) return
      shownAt = now()
      isDrawn = output.isTerminal
      output.write(output.isTerminal ? `${ERASE}${words.slice(0, WIDTH)}` : `${words}\n`)
    },
    clear: () => {
      if (isDrawn) output.write(ERASE)
      isDrawn = false
      shownAt = output.isTerminal ? -Infinity : now()
    },
  }
}

/** Goes to the start of the line and empties it. */
const ERASE = '\r\u001B[K'
