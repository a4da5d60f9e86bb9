import { numbersIn, stemText } from '../kinds/worked/check-worked.ts'
import type { LintRule, LintSubject } from './rule.ts'

/** Up to here numbers count places and halves, and need not be said. */
const SMALL = 4
/** Of times, weekdays, months and days of a year; of the alphabet, and the codes of its first and last letters and digits. */
const units = new Set([
  7, 12, 23, 24, 28, 29, 30, 31, 59, 60, 365, 366, 1440, 3600, 86_400, 25, 26, 48, 57, 65, 90, 97, 122,
])
/** What a number in the statement may be multiplied with, to stand in smaller units in a program. */
const factors = [7, 10, 12, 24, 60, 100, 1000, 1440, 3600, 60_000, 86_400, 3_600_000, 1024, 1_048_576]

/** Comments, and texts and patterns in quotes, which say nothing of what is computed. */
const unread =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|#[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`|(?<=[=(,:?&|]\s*)\/(?![/*\s])(?:[^/\\\n]|\\.)+\//g
/** A number that something is compared with, added to, or returned as: what is only passed on is left out. */
const decisive =
  /(?:(?<operator>[<>]=?|[=!]==?|[+\-*?:]|\breturn\b)\s*)(?<number>\d[\d_]*(?:\.\d+)?)(?![\w.])/g

interface Decisive {
  readonly value: number
  readonly operator: string
}

/**
 * Numbers by which the reference decides, and in a `code` item every accepted submission, are said before the answer: in
 * the stem, the signature, the contract or the starter. Otherwise the statement and the reference disagree, or nobody can know.
 */
export const checkUnsaidNumbers: LintRule = (subject) => {
  const { source, content } = subject
  const { frontmatter, body, files, report } = source
  if (!content || !frontmatter.value.locale.startsWith('en')) return
  const [first, ...others] = referencesOf(subject)
  if (!first) return
  const wanted = decisiveIn(first.text).filter(({ value }) =>
    others.every(({ text }) => decisiveIn(text).some((other) => other.value === value)),
  )
  if (wanted.length === 0) return
  const { minutes: _, level: __, version: ___, scoring: ____, ...facts } = frontmatter.value
  const starters = [...files.values()].filter(({ path }) => /^(?:starter|inputs\.yaml$)/.test(path))
  const text = [stemText(body), JSON.stringify(facts), ...starters.map((file) => file.text ?? '')].join('\n')
  const said = numbersIn(text)
  const loose = numbersIn(text.replace(inclusive, ' '))
  for (const [value, { operator }] of new Map(wanted.map((one) => [one.value, one]))) {
    if (isSaid(value, said)) continue
    // “Up to 17” and “after 17” are `< 18` among whole numbers; “from 17” is not.
    if (/^(?:<|>=)$/.test(operator) && loose.has(value - 1)) continue
    if (/^(?:>|<=)$/.test(operator) && loose.has(value + 1)) continue
    const at = body.blocks[0]
    const range = at
      ? at.type === 'markdown'
        ? body.range(at.node)
        : at.component.range
      : frontmatter.source.rangeOf([])
    // What a single solution has may be its own affair, such as how often it goes round.
    const isShared = others.length > 0 || frontmatter.value.kind === 'tests'
    report[isShared ? 'error' : 'warning'](
      'stem/unsaid-number',
      { start: range.start, end: range.start },
      `Missing number ${value}, by which ${first.path} decides (\`${operator} ${value}\`)`,
      'Say it in the stem; where the stem says another one, one of the two is wrong',
    )
  }
}

/** Numbers of which the statement says that they belong to what begins or ends there, so that none beside them is meant. */
const inclusive =
  /\b(?:from|since|at least|before|below|under|(?:less|fewer|more) than)\s+\d[\d,.]*\d|\b(?:from|since|at least|before|below|under|(?:less|fewer|more) than)\s+\d|\b\d[\d,.]*\s+(?:or more|or later|and more)\b/gi

function referencesOf({ source: { frontmatter, files } }: LintSubject) {
  const { kind } = frontmatter.value
  const form =
    kind === 'tests'
      ? /^reference\.[jt]s$/
      : kind === 'code'
        ? /^submissions\/accepted\/[^/]+\.(?:ts|js|py)$/
        : undefined
  return form === undefined
    ? []
    : [...files.values()].flatMap(({ path, text }) =>
        text !== undefined && form.test(path) ? [{ path, text }] : [],
      )
}

function decisiveIn(text: string): readonly Decisive[] {
  return [...text.replace(unread, ' ').matchAll(decisive)].flatMap(({ groups }) => {
    const value = Number(groups?.['number']?.replaceAll('_', ''))
    return value <= SMALL || units.has(value) || isRound(value)
      ? []
      : [{ value, operator: groups?.['operator'] ?? '' }]
  })
}

/** Powers of two and ten, and what is one less, which are as often a matter of form as of the task. */
function isRound(value: number): boolean {
  const isPower = (number: number) =>
    Number.isInteger(Math.log2(number)) || Number.isInteger(Math.log10(number))
  return isPower(value) || isPower(value + 1) || !Number.isInteger(value)
}

function isSaid(value: number, said: ReadonlySet<number>): boolean {
  return said.has(value) || factors.some((factor) => said.has(value / factor) || said.has(value * factor))
}
