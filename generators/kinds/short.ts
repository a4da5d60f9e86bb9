import { scoreResponse } from '#adaptive'
import type { KnownResponse } from '../compile/compiled-item.ts'
import type { KeyOf, TaskOf } from '#schemas/public-item'
import type { ItemOf } from '#schemas/item'
import { checkWorked, stemText } from './worked/check-worked.ts'
import type { ItemSource, KindCompiler, KindContent } from './kind.ts'

type Answer = ItemOf<'short'>['answer']

/** Short answer: the key stands in the frontmatter, with texts that test the grader. */
export const short: KindCompiler<'short'> = {
  kind: 'short',
  files: [],
  answers: ['item.mdx (answer.key, answer.accept, answer.reject)'],
  components: [],
  needsResponses: true,
  responseKey: 'text',
  secrets: ({ key }) => {
    const answers = key.flatMap(({ value }) =>
      typeof value === 'object' && !Array.isArray(value) ? [] : [value].flat().map(String),
    )
    return { answers, forms: answers.flatMap(formsOf) }
  },
  check,
}

function check(source: ItemSource<'short'>): KindContent<'short'> {
  const { answer } = source.frontmatter.value
  const task = taskOf(answer)
  const key = keyOf(answer)
  checkKey(source)
  checkNumber(source)
  checkExamples(source, task, key)
  return {
    languages: [],
    stem: source.body.blocks,
    fragment: () => '',
    task: () => task,
    key: () => key,
    submissions: [],
    responses: knownResponses(source),
    detail: { kind: 'short' },
  }
}

/** What the candidate sees of an answer: built from its public parts, so that the key cannot come along. */
function taskOf(answer: Answer): TaskOf<'short'> {
  switch (answer.form) {
    case 'number':
    case 'interval':
      return { form: answer.form, ...(answer.unit === undefined ? {} : { unit: answer.unit }) }
    case 'string':
      return {
        form: answer.form,
        ...(answer.ignoreCase === undefined ? {} : { ignoreCase: answer.ignoreCase }),
        ...(answer.ignoreSpace === undefined ? {} : { ignoreSpace: answer.ignoreSpace }),
      }
    case 'set':
      return {
        form: answer.form,
        ...(answer.ignoreCase === undefined ? {} : { ignoreCase: answer.ignoreCase }),
      }
    case 'big-o':
      return { form: answer.form }
  }
}

function keyOf(answer: Answer): KeyOf<'short'> {
  const { accept: _accept, reject: _reject, ...shown } = answer
  if (shown.form !== 'number') return shown
  const { worked: _worked, ...key } = shown
  return key
}

function checkKey({ frontmatter, report, max }: ItemSource<'short'>): void {
  const { answer } = frontmatter.value
  for (const [index, entry] of answer.key.entries()) {
    if (entry.category > max) {
      report.error(
        'short/category',
        frontmatter.source.rangeOf(['answer', 'key', index, 'category']),
        `Unexpected category ${entry.category}, expected 1 to ${max}`,
      )
    }
    if (typeof entry.value === 'object' && 'low' in entry.value && entry.value.low > entry.value.high) {
      report.error(
        'short/interval',
        frontmatter.source.rangeOf(['answer', 'key', index, 'value']),
        'Unexpected interval whose low end is above its high end',
      )
    }
  }
  for (let category = 1; category <= max; category += 1) {
    if (answer.key.some((entry) => entry.category === category)) continue
    report.error(
      'short/no-key',
      frontmatter.source.rangeOfKey(['answer', 'key']),
      `Missing answer for category ${category}: nobody could get it`,
    )
  }
}

/** The first number of the highest category is worked out. */
function checkNumber({ frontmatter, body, report, max }: ItemSource<'short'>): void {
  const { answer, status } = frontmatter.value
  if (answer.form !== 'number') return
  const index = answer.key.findIndex(({ category }) => category === max)
  const entry = answer.key[index]
  if (!entry) return
  const { worked } = answer
  checkWorked(
    { value: entry.value, ...(worked !== undefined && { worked }), isExact: entry.tolerance === undefined },
    {
      paths: { value: ['answer', 'key', index, 'value'], worked: ['answer', 'worked'] },
      at: frontmatter.source,
      text: stemText(body),
      isNeeded: status === 'live',
      report,
    },
  )
}

/** The author's accepted and rejected texts go through the very scorer that grades candidates. */
function checkExamples(source: ItemSource<'short'>, task: TaskOf<'short'>, key: KeyOf<'short'>): void {
  const { frontmatter, report, max } = source
  const { answer } = frontmatter.value
  const expectations = [
    { name: 'accept', texts: answer.accept, wanted: max },
    { name: 'reject', texts: answer.reject, wanted: 0 },
  ] as const
  for (const { name, texts, wanted } of expectations) {
    for (const [index, text] of texts.entries()) {
      const { category } = scoreResponse({ kind: 'short', max, task, key }, { kind: 'short', text })
      if (category === wanted) continue
      report.error(
        `short/${name}`,
        frontmatter.source.rangeOf(['answer', name, index]),
        `Unexpected category ${category} for \`${text}\`, expected ${wanted}`,
        name === 'accept'
          ? 'Add it to the key, or take it out of `accept`'
          : 'The key takes it for an answer',
      )
    }
  }
}

function knownResponses({ responses, reportFor }: ItemSource<'short'>): readonly KnownResponse[] {
  const report = reportFor('responses.yaml')
  return (responses?.value.responses ?? []).flatMap(
    ({ name, category, why, response }, index): KnownResponse[] => {
      if ('text' in response)
        return [{ name, category, why, response: { kind: 'short', text: response.text } }]
      const range = responses?.source.rangeOf(['responses', index, 'response'])
      if (range) report.error('responses/form', range, 'Unexpected form of response, expected `text: "…"`')
      return []
    },
  )
}

/** Characters from which an answer is searched for as it is. */
const LONG = 16
/** Different digits of a number that is no coincidence behind the word `value`, and how many digits it has. */
const [DIFFERENT_DIGITS, FEWEST_DIGITS] = [4, 5] as const

/** A short answer as the author lists it: the number or text alone would be found anywhere. */
function formsOf(answer: string): readonly string[] {
  const digits = answer.replace(/\D/g, '')
  const isTelling =
    /[a-z]/i.test(answer) || (digits.length >= FEWEST_DIGITS && new Set(digits).size >= DIFFERENT_DIGITS)
  if (answer.length >= LONG || !isTelling) return []
  return [`"accept":["${answer}`, `accept: - ${answer}`, `"value":${answer}`, `"value":["${answer}`]
}
