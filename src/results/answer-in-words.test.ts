import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { emptyResponse } from '#schemas/empty-response'
import type { PublicItem } from '#schemas/public-item'
import type { Response } from '#schemas/response'
import { compileItem } from '../../generators/compile/compile-item.ts'
import { halvesOfItem } from '../../generators/release/compare/released-item.ts'
import { answerInWords } from './answer-in-words.ts'

/** The public half of an item of the bank `screen`. */
function itemOf<Kind extends PublicItem['kind']>(
  id: string,
  _kind: Kind,
): PublicItem & { readonly kind: Kind } {
  const folder = fileURLToPath(new URL(`../../content/banks/screen/items/${id}`, import.meta.url))
  const context = { canary: '0b7b1a52-5d0f-4a6e-9a3c-3c0d6b1f2e41', skills: undefined }
  const { item, diagnostics } = compileItem(folder, `items/${id}`, context)
  if (!item) throw new Error(JSON.stringify(diagnostics))
  return halvesOfItem(item).public as PublicItem & { readonly kind: Kind }
}

const choice = itemOf('five-numbers-a-minute', 'choice')
const short = itemOf('the-old-price-at-the-latest', 'short')
const order = itemOf('a-file-that-is-always-whole', 'order')
const trace = itemOf('one-step-back-in-the-notes', 'trace')
const review = itemOf('a-letter-after-two-weeks', 'review')
const design = itemOf('plans-of-a-thousand-houses', 'design')
const prompt = itemOf('what-the-new-version-brings', 'prompt')
const critique = itemOf('a-tenth-of-the-readers', 'critique')
const code = itemOf('what-lies-on-the-shelf', 'code')

it('tells each option that was chosen, without its markup', () => {
  const { options } = choice.task
  const chosen = [options[1]?.id ?? '', options[2]?.id ?? '']
  expect(answerInWords(choice, { kind: 'choice', chosen })).toEqual([
    [
      'Chosen',
      "From requests and slow, it can be told whether more than 1 % of the hour's requests took longer than 400 ms.",
    ],
    ['Chosen', 'From requests and slow, it can be told whether the p99 of the hour is above 500 ms.'],
  ])
})

it.each([
  ['<code>a &#x3C; b &#x26;&#x26; c > d</code>', 'a < b && c > d'],
  ['&lt;b&gt; &amp;amp; &quot;it&#39;s&quot;&nbsp;so', '<b> &amp; "it\'s" so'],
  [
    'at most <math><semantics><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow><annotation encoding="application/x-tex">n + 1</annotation></semantics></math> steps',
    'at most n+1 steps',
  ],
])('reads the markup of the compiler: %s', (html, words) => {
  const task = { ...choice.task, options: [{ id: 'a', html }] }
  expect(answerInWords({ kind: 'choice', task }, { kind: 'choice', chosen: ['a'] })).toEqual([
    ['Chosen', words],
  ])
})

it('leaves what is no markup as it is written', () => {
  const label = 'Line 3: a Map<string, number>, where a < b && c > d'
  const task = { ...trace.task, steps: [{ id: 'a', label, type: 'integer' }] } as typeof trace.task
  expect(answerInWords({ kind: 'trace', task }, { kind: 'trace', values: { a: '1 < 2' } })).toEqual([
    [label, '1 < 2'],
  ])
})

it('tells a short answer, and each line of a trace', () => {
  expect(answerInWords(short, { kind: 'short', text: ' 17 ' })).toEqual([['Answer', ' 17 ']])
  const [first, second] = trace.task.steps
  const said = answerInWords(trace, { kind: 'trace', values: { [first?.id ?? '']: '4' } })
  expect(said).toHaveLength(trace.task.steps.length)
  expect(said.slice(0, 2)).toEqual([
    [first?.label, '4'],
    [second?.label, 'no answer'],
  ])
})

it('tells an order as it was laid, with its indentation', () => {
  const [one, other] = order.task.blocks
  const blocks = [
    { id: other?.id ?? '', indent: 0 },
    { id: one?.id ?? '', indent: 1 },
    { id: 'unknown', indent: 0 },
  ]
  expect(answerInWords(order, { kind: 'order', blocks })).toEqual([
    ['Order', `${other?.text}\n    ${one?.text}\nunknown`],
  ])
})

it('tells marks with their lines, and the verdict', () => {
  const marks = [
    { file: 'a.py', from: 3, to: 3, class: 'wrong-result', note: 'why?' },
    { file: 'a.py', from: 5, to: 9, class: 'undecided', note: '' },
  ] as const
  expect(answerInWords(review, { kind: 'review', marks, verdict: 'request-changes' } as Response)).toEqual([
    ['a.py, line 3', 'wrong result: why?'],
    ['a.py, lines 5 to 9', 'undecided'],
    ['Verdict', 'request changes'],
  ])
})

it('tells decisions by their labels, and estimates with their units', () => {
  const [decision] = design.task.decisions
  const [option] = decision?.options ?? []
  const [estimate] = design.task.estimates
  const said = new Map(
    answerInWords(design, {
      kind: 'design',
      choices: { [decision?.id ?? '']: option?.id ?? '' },
      estimates: { [estimate?.id ?? '']: '90' },
    }),
  )
  expect(said.size).toBe(design.task.decisions.length + design.task.estimates.length)
  expect(said.get(decision?.question ?? '')).toBe(option?.label)
  expect(said.get(estimate?.question ?? '')).toMatch(/^90/)
  expect([...said.values()].filter((answer) => answer === 'no answer')).toHaveLength(said.size - 2)
})

it('gives an estimate that was not made no unit', () => {
  const task = {
    ...design.task,
    decisions: [],
    estimates: [{ id: 'a', question: 'How long?', unit: 'minutes' }],
  }
  const tell = (estimates: Readonly<Record<string, string>>) =>
    answerInWords({ kind: 'design', task }, { kind: 'design', choices: {}, estimates })
  expect(tell({})).toEqual([['How long?', 'no answer']])
  expect(tell({ a: '7' })).toEqual([['How long?', '7 minutes']])
})

it('tells a ranking by the letters that candidates see, what was marked, and the prompt', () => {
  const [a, b, c] = prompt.task.outputs.map(({ id }) => id)
  const response = {
    kind: 'prompt',
    ranking: [[c ?? ''], [a ?? '', b ?? '']],
    spans: [{ output: a ?? '', from: 0, to: 19 }],
    prompt: 'Write less.',
  } as const
  expect(answerInWords(prompt, response)).toEqual([
    ['Ranking, the best first', 'output C; output A and output B'],
    ['Marked in output A', prompt.task.outputs[0]?.text.slice(0, 19)],
    ['Prompt', 'Write less.'],
  ])
})

it('tells what was said of each claim, and the decision', () => {
  const [claim] = critique.task.claims
  const said = answerInWords(critique, {
    kind: 'critique',
    claims: { [claim?.id ?? '']: 'false' },
    marks: [],
    decision: 'edit',
  })
  expect(said[0]).toEqual([claim?.text, 'false'])
  expect(said.at(-1)).toEqual(['Decision', 'edit'])
})

it('has nothing to say of programs, nor of a response of another kind', () => {
  expect(answerInWords(code, { kind: 'code', language: 'typescript', text: 'x' })).toEqual([])
  expect(answerInWords(short, { kind: 'choice', chosen: [] })).toEqual([])
})

it.each([choice, short, order, trace])('says of an empty answer to $kind that there is none', (item) => {
  const answers = answerInWords(item, emptyResponse(item.kind)).map(([, answer]) => answer)
  expect(answers.length).toBeGreaterThan(0)
  expect(new Set(answers)).toEqual(new Set(['no answer']))
})
