import { readLines } from './reading.ts'
import { fitted } from './screen.ts'

/** What the screens show, sign by sign. */
export function signsOf(lines: string[]): string[] {
  return readLines(lines).map(({ title, text }) => fitted(text === '' ? title : `${title} | ${text}`))
}
