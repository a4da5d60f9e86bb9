import type { Taken } from './take-result.ts'

export interface Journal {
  readonly note: (taken: Taken) => void
  /** One more was refused for coming too soon: told together, so that nobody fills the disk with lines. */
  readonly often: () => void
  readonly fault: (error: unknown) => void
  /** Says what was not said yet. */
  readonly end: () => void
}

/** Between two lines on results that came too soon, in milliseconds. */
const TOGETHER_MS = 10_000

/** Writes a line for each result: time, attempt, bytes, what became of it. Nothing in it is of the request as it came. */
export function createJournal(log: (line: string) => void): Journal {
  const write = (words: string) => log(`${new Date().toISOString()} ${words}`)
  let refused = 0
  let timer: NodeJS.Timeout | undefined
  const tell = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (refused > 0) write(`${refused} put off: too many at once`)
    refused = 0
  }
  return {
    note: ({ attempt = '-', bytes, said }) => write(`${attempt} ${bytes ?? '-'} bytes ${said}`),
    often: () => {
      refused += 1
      timer ??= setTimeout(tell, TOGETHER_MS).unref()
    },
    fault: (error) => write(`- - bytes put off: a fault of Assay itself: ${nameOf(error)}`),
    end: tell,
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.message.replaceAll(/\p{C}/gu, ' ') : 'unknown'
}
