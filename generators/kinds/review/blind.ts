import { judgeMarks, markSlack, type Findings, type Mark } from '#adaptive'
import { linesOf, type MarkedText } from './marked-files.ts'

/** Most of the marks that a blind response may expect, as a share of m. */
export const blindShare = 0.05
/** Most marks that somebody who marks blindly is tried with; more of them only add false alarms. */
const mostMarks = 6

/** Category for what was found and the false alarms, with everything right that is not a matter of lines. */
export type Categorise = (found: ReadonlySet<string>, alarms: number) => number

/**
 * The best that marking without reading can expect: marks of one length at places drawn alike from all, each by itself;
 * the number and the length that earn most. Classes and whatever else is asked are taken to be right, so the true
 * expectation is lower.
 *
 * @param most most marks that are tried, from 1
 * @returns expected category, from 0
 */
export function blindMarking(
  text: MarkedText,
  findings: Findings,
  categorise: Categorise,
  most = mostMarks,
): number {
  let best = 0
  for (let length = 1; length <= longestMark(findings); length += 1) {
    const drawn = outcomes(text, findings, length)
    // per set of defects found and number of false alarms: its chance
    let chances = new Map([['0|', 1]])
    for (let marks = 1; marks <= most; marks += 1) {
      const next = new Map<string, number>()
      for (const [state, chance] of chances) {
        for (const [outcome, share] of drawn) {
          const joined = join(state, outcome)
          next.set(joined, (next.get(joined) ?? 0) + chance * share)
        }
      }
      chances = next
      let expected = 0
      for (const [state, chance] of chances) expected += chance * categoryOf(state, categorise)
      best = Math.max(best, expected)
    }
  }
  return best
}

/**
 * The most that marking every line earns: marks of one length that cover all, whichever length and beginning.
 *
 * @returns a category, from 0
 */
export function coveringMarks(text: MarkedText, findings: Findings, categorise: Categorise): number {
  let best = 0
  for (let length = 1; length <= longestMark(findings); length += 1) {
    for (let first = 1; first <= length; first += 1) {
      const marks = text.files.flatMap(({ name, text: lines }) => {
        const last = linesOf(lines)
        const covering: Mark[] = first > 1 ? [markOf(name, 1, Math.min(first - 1, last))] : []
        for (let from = first; from <= last; from += length)
          covering.push(markOf(name, from, Math.min(from + length - 1, last)))
        return covering
      })
      const { found, alarms } = judgeMarks(marks, findings)
      best = Math.max(best, categorise(found, alarms))
    }
  }
  return best
}

/** A longer mark finds nothing. */
function longestMark({ defects }: Findings): number {
  return (
    Math.max(...defects.flatMap((one) => [one, ...one.also].map(({ from, to }) => to - from + 1))) + markSlack
  )
}

/** What one mark of a length comes to, by its chance. */
function outcomes(text: MarkedText, findings: Findings, length: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  let places = 0
  for (const { name, text: lines } of text.files) {
    for (let from = 1; from + length - 1 <= linesOf(lines); from += 1) {
      const { found, alarms } = judgeMarks([markOf(name, from, from + length - 1)], findings)
      const outcome = `${alarms}|${[...found].sort().join()}`
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
      places += 1
    }
  }
  return new Map([...counts].map(([outcome, count]) => [outcome, count / places]))
}

function join(left: string, right: string): string {
  const [first, second] = [read(left), read(right)]
  return `${first.alarms + second.alarms}|${[...new Set([...first.found, ...second.found])].sort().join()}`
}

function categoryOf(state: string, categorise: Categorise): number {
  const { alarms, found } = read(state)
  return categorise(new Set(found), alarms)
}

function read(state: string): { readonly alarms: number; readonly found: readonly string[] } {
  const [alarms = '0', found = ''] = state.split('|')
  return { alarms: Number(alarms), found: found === '' ? [] : found.split(',') }
}

function markOf(file: string, from: number, to: number): Mark {
  return { file, from, to, class: 'undecided', note: '' }
}
