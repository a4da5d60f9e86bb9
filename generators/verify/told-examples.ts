import { canonicalJson } from '#log'
import type { Implementation } from '#runner'
import type { TaskOf } from '#schemas/public-item'
import { showValue, type Encoded } from '#schemas/value'
import { withoutMarkup } from '../leak/plain-text.ts'
import { endsOf } from './suite-calls.ts'
import type { VerifyContext } from './verification.ts'

type Task = TaskOf<'tests'>

/** An example in words, such as “9, 7, 7, 4 give the places 1, 2, 2, 4”. */
export interface ToldExample {
  readonly words: string
  readonly input: readonly Encoded[]
  readonly expected: Encoded
}

const number = String.raw`-?\d+(?:,\d{3})*(?:\.\d+)?`
const list = `${number}(?:, ${number})*(?:,? and ${number})?`
const example = new RegExp(
  String.raw`(?<![\d.,-])(?<input>${list})(?: \w+)?(?: now)? (?:makes?|gives?|returns?) (?:the \w+ )?(?<expected>${list})(?![\d%.]*\d)`,
  'gi',
)

/**
 * Examples that texts tell of a function from one list of numbers to a number or to another list.
 *
 * @param texts as HTML or without markup
 */
export function toldExamples(
  { parameters, returns }: Task['signature'],
  texts: readonly string[],
): readonly ToldExample[] {
  const isList = (type: string) => type === 'int[]' || type === 'float[]'
  const [first, ...others] = parameters
  if (!first || others.length > 0 || !isList(first.type)) return []
  if (!isList(returns.type) && returns.type !== 'int' && returns.type !== 'float') return []
  return texts.flatMap((text) =>
    [...withoutMarkup(text).replace(/\s+/g, ' ').matchAll(example)].flatMap(({ 0: words, groups }) => {
      const input = numbersOf(groups?.['input'])
      const expected = numbersOf(groups?.['expected'])
      const value = isList(returns.type) ? expected : expected.length === 1 ? expected[0] : undefined
      return input.length < 2 || value === undefined ? [] : [{ words, input: [input], expected: value }]
    }),
  )
}

/** Examples in words that hold for no version, neither for the reference nor for what is right after a change. */
export async function toldExampleFaults(
  task: Task,
  versions: readonly Implementation[],
  texts: readonly string[],
  context: VerifyContext,
): Promise<readonly string[]> {
  const examples = toldExamples(task.signature, texts)
  if (examples.length === 0) return []
  const inputs = examples.map(({ input }) => input)
  const ends = await Promise.all(versions.map((version) => endsOf(task, version, inputs, context)))
  return examples.flatMap(({ words, expected }, at) => {
    const own = ends.flatMap((all) => all[at]?.end ?? [])
    if (own.includes(canonicalJson(['returned', expected, true]))) return []
    const got = own.map((end) => {
      const [how, value] = JSON.parse(end) as readonly [string, Encoded]
      return how === 'returned' ? showValue(value) : 'an error'
    })
    return [`item.mdx: “${words}”: the reference gives ${[...new Set(got)].join(' and, after the change, ')}`]
  })
}

function numbersOf(text = ''): readonly number[] {
  return [...text.matchAll(new RegExp(number, 'g'))].map(([digits]) => Number(digits.replaceAll(',', '')))
}
