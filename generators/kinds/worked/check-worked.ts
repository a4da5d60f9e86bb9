import type { DataPath, DataSource } from '#schemas/diagnose/index'
import type { Body } from '../../compile/body.ts'
import type { Report } from '#schemas/diagnose/report'
import { walk } from '../../compile/walk.ts'
import { readWorked } from './read-worked.ts'

/** How far from the value the computation may come, relatively, where not only one number is right. */
const CLOSE = 0.005
/** The same where one is: slack for the rounding of floats. */
const EXACT = 1e-9
/** Numbers of units, which no stem has to say. */
const unitNumbers = [1, 24, 60, 100, 1000, 3600] as const

const numberWords = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen',
  'seventeen eighteen nineteen twenty',
]
  .join(' ')
  .split(' ')
const tens: Readonly<Record<string, number>> = {
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  twice: 2,
  half: 2,
  double: 2,
}

interface WorkedNumber {
  readonly value: number
  readonly worked?: string
  /** Whether only the value itself is right. */
  readonly isExact: boolean
}

/**
 * A number of the key is stated twice: by its value, and worked out of the numbers that candidates read. Whoever edits one
 * of the three without the others is told.
 *
 * @param text what is read before the answer
 */
export function checkWorked(
  { value, worked, isExact }: WorkedNumber,
  {
    paths,
    at,
    text,
    isNeeded,
    report,
  }: {
    readonly paths: { readonly value: DataPath; readonly worked: DataPath }
    readonly at: DataSource
    readonly text: string
    readonly isNeeded: boolean
    readonly report: Report
  },
): void {
  if (worked === undefined) {
    if (!isNeeded) return
    report.error(
      'worked/missing',
      at.rangeOf(paths.value),
      `Missing \`worked\`, expected how ${value} comes out of the numbers in the stem`,
      'Write what a candidate would compute: `worked: 12 * (60 / 10)`',
    )
    return
  }
  const range = at.rangeOf(paths.worked)
  const read = readWorked(worked)
  if (!read) {
    report.error(
      'worked/form',
      range,
      'Unexpected computation, expected numbers, `+ - * /`, brackets, ceil, floor, round, min and max',
    )
    return
  }
  if (Math.abs(read.value - value) > (isExact ? EXACT : CLOSE) * Math.max(1, Math.abs(value))) {
    report.error(
      'worked/value',
      range,
      `Unexpected result ${Number(read.value.toPrecision(9))}, expected the value ${value}`,
      'One of the two is wrong: the value, or the computation',
    )
  }
  const said = numbersIn(text)
  for (const number of new Set(read.numbers)) {
    if (said.has(number) || unitNumbers.some((unit) => unit === number)) continue
    report.error(
      'worked/number',
      range,
      `Unexpected number ${number}, which nothing says that is read before the answer`,
      'Compute from the numbers in the stem; where the stem has changed, see whether the value still holds',
    )
  }
}

/** What candidates read of a body before they answer; hints and the explanation are not for granted. */
export function stemText({ blocks, sourceOf }: Body): string {
  return blocks
    .flatMap((block) => {
      if (block.type === 'markdown') return [sourceOf(block.node)]
      const { name, attributes, children } = block.component
      if (name === 'Hint' || name === 'Explanation' || name === 'FollowUp') return []
      const inner = [...walk(children)].map((node) => (node.type === 'text' ? node.value : ''))
      return [...Object.values(attributes), ...inner]
    })
    .join('\n')
}

/** The numbers that a text says, in digits or, in English, as words below a hundred. */
export function numbersIn(text: string): ReadonlySet<number> {
  const digits = text.replace(/(?<=\d),(?=\d{3})/g, '').match(/\d+(?:\.\d+)?/g) ?? []
  const words = text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? []
  return new Set([...digits.map(Number), ...words.flatMap(numbersOfWord)])
}

/** The number that a word is, those of its parts, and for one such as thirty-two their sum. */
function numbersOfWord(word: string): readonly number[] {
  const parts = word.split('-').flatMap((part) => {
    const small = numberWords.indexOf(part)
    return small === -1 ? (tens[part] ?? []) : [small]
  })
  const [ten = 0, one = 0] = parts
  return parts.length === 2 && ten >= 20 && one > 0 && one < 10 ? [...parts, ten + one] : parts
}
