import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KeyOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { assertScorerLaws, type Graded } from '../score-response.laws.ts'
import { sentencesOf } from '../scoring/marked-spans.ts'
import { wordsOf } from '../scoring/words-of.ts'
import { scorePrompt } from './prompt.ts'

type Key = KeyOf<'prompt'>
type Response = ResponseOf<'prompt'>

const OUTPUTS = [
  { id: 'a', text: 'One is right. Two is made up. Three is right.\nFour is made up, too, and five is odd.' },
  { id: 'b', text: 'Six is right and looks odd.' },
  { id: 'c', text: 'Seven is made up.' },
]
const KEY: Key = {
  needs: [
    { ranking: 1, spans: 0, fix: 1 },
    { ranking: 1, spans: 2, fix: 2 },
    { ranking: 3, spans: 3, fix: 2 },
  ],
  checks: [],
  verified: [],
  ranking: [['b'], ['a'], ['c']],
  spans: [
    { output: 'a', from: 4, to: 7, why: 'two' },
    { output: 'a', from: 11, to: 14, why: 'four' },
    { output: 'c', from: 1, to: 4, why: 'seven' },
  ],
  decoys: [{ output: 'a', from: 17, to: 19, why: 'odd, and right' }],
  predicates: [
    {
      id: 'short',
      text: 'Asks for two sentences.',
      shown: true,
      why: '',
      check: { form: 'says', about: [['two', '2'], ['sentence*']], as: 'instruction' },
    },
    {
      id: 'place',
      text: 'Keeps the place.',
      shown: false,
      why: '',
      check: { form: 'keeps', texts: ['{{x}}'], inOrder: false },
    },
  ],
}
const item = {
  kind: 'prompt' as const,
  max: 3,
  task: { origin: 'written' as const, model: 'a model', prompt: 'Sum up.', outputs: OUTPUTS },
  key: KEY,
}
const given = (response: Partial<Response> = {}): Response => ({
  kind: 'prompt',
  ranking: [],
  spans: [],
  prompt: null,
  ...response,
})
const perfect = given({
  ranking: [['b'], ['a'], ['c']],
  spans: KEY.spans.map(({ output, from, to }) => ({ output, from, to })),
  prompt: 'Write two sentences about {{x}}.',
})
const score = (response: Partial<Response>) => scorePrompt({ ...item, response: { ...perfect, ...response } })
const category = (response: Partial<Response>): number => score(response).category

describe('a prompt item', () => {
  it('gives the highest category whose needs are met, and those of all below', () => {
    expect(category({})).toBe(3)
    expect(category({ ranking: [['b'], ['c'], ['a']] })).toBe(2)
    expect(category({ spans: perfect.spans.slice(1) })).toBe(2)
    expect(category({ spans: [] })).toBe(1)
    expect(category({ prompt: 'Write two sentences about it.' })).toBe(1)
    expect(category({ prompt: null })).toBe(0)
    expect(category({ ranking: [['c'], ['a'], ['b']] })).toBe(0)
  })

  it('takes a tie for neither right nor wrong', () => {
    const tied = score({ ranking: [['b'], ['a', 'c']] })
    expect(tied.category).toBe(2)
    expect(tied.parts[0]).toEqual({
      id: 'ranking',
      label: 'Pairs of outputs in the right order',
      earned: 2,
      possible: 3,
      detail: '1 tied or not ranked',
    })
  })

  it('takes half of a passage, and all of its sentence, for the passage', () => {
    expect(category({ spans: [{ output: 'a', from: 4, to: 5 }, ...perfect.spans.slice(1)] })).toBe(3)
    expect(category({ spans: [{ output: 'a', from: 4, to: 4 }, ...perfect.spans.slice(1)] })).toBe(2)
    expect(category({ spans: [{ output: 'a', from: 11, to: 16 }, ...perfect.spans] })).toBe(3)
  })

  it('counts a decoy beside a passage, and a word in a sentence that is fine, as a false alarm', () => {
    expect(category({ spans: [{ output: 'a', from: 11, to: 19 }, ...perfect.spans] })).toBe(2)
    expect(category({ spans: [{ output: 'b', from: 6, to: 6 }, ...perfect.spans] })).toBe(2)
    expect(score({ spans: [{ output: 'b', from: 6, to: 6 }, ...perfect.spans] }).parts[2]).toMatchObject({
      id: 'alarms',
      earned: 0,
      detail: '1 false alarm',
    })
  })

  it('does not mind how marks are cut, and what lies outside of the text', () => {
    const words = perfect.spans.flatMap(({ output, from, to }) =>
      Array.from({ length: to - from + 1 }, (_, offset) => ({
        output,
        from: from + offset,
        to: from + offset,
      })),
    )
    expect(score({ spans: words })).toEqual(score({}))
    expect(
      score({
        spans: [...perfect.spans, { output: 'a', from: 400, to: 2 ** 40 }, { output: 'x', from: 1, to: 9 }],
      }),
    ).toEqual(score({}))
  })

  it('gives nothing for marking everything', () => {
    const everything = OUTPUTS.map(({ id, text }) => ({ output: id, from: 1, to: wordsOf(text).length }))
    const onlySpans = { ...item, max: 1, key: { ...KEY, needs: [{ ranking: 0, spans: 1, fix: 0 }] } }
    expect(scorePrompt({ ...onlySpans, response: given({ spans: everything }) }).category).toBe(0)
  })
})

const word = fc.integer({ min: 1, max: 24 })
const span = fc.record({ output: fc.constantFrom('a', 'b', 'c', 'x'), from: word, to: word })
const ranking = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'x'), { maxLength: 4 }).chain((ids) =>
  fc.array(fc.boolean(), { minLength: ids.length, maxLength: ids.length }).map((ties) =>
    ids.reduce<string[][]>((groups, id, index) => {
      const last = groups.at(-1)
      if (ties[index] === true && last) last.push(id)
      else groups.push([id])
      return groups
    }, []),
  ),
)
const response = fc.record({
  kind: fc.constant('prompt' as const),
  ranking,
  spans: fc.array(span, { maxLength: 12 }),
  prompt: fc.constantFrom(
    null,
    '',
    'Two.',
    'Write two sentences about {{x}}.',
    '{{x}}',
    'Do not write two sentences.',
  ),
})
const graded = response.map((other): Graded => ({ item, perfect, empty: given(), other }))

assertScorerLaws('prompt', graded)

describe('a better response never scores lower', () => {
  const notLower = (better: Response, worse: Response): void => {
    const of = (one: Response): number => scorePrompt({ ...item, response: one }).category
    expect(of(better)).toBeGreaterThanOrEqual(of(worse))
  }
  it('with a word of a passage marked, or a word elsewhere left', () => {
    fc.assert(
      fc.property(response, fc.nat(2), fc.nat(3), (one, which, offset) => {
        const { output, from } = KEY.spans[which] ?? { output: 'a', from: 4 }
        notLower({ ...one, spans: [...one.spans, { output, from: from + offset, to: from + offset }] }, one)
      }),
    )
    fc.assert(
      fc.property(response, (one) => {
        const fine = sentencesOf('b', OUTPUTS[1]?.text ?? '')
        notLower(
          { ...one, spans: one.spans.filter(({ output }) => !fine.some((s) => s.output === output)) },
          one,
        )
      }),
    )
  })
  it('with two neighbours of a ranking turned the right way', () => {
    const right = KEY.ranking.flat()
    fc.assert(
      fc.property(response, fc.nat(3), (one, at) => {
        const order = one.ranking.flat().filter((id) => right.includes(id))
        const [first, second] = [order[at], order[at + 1]]
        if (first === undefined || second === undefined || right.indexOf(first) < right.indexOf(second))
          return
        const better = order.toSpliced(at, 2, second, first)
        notLower({ ...one, ranking: better.map((id) => [id]) }, { ...one, ranking: order.map((id) => [id]) })
      }),
    )
  })
})

it('is the same in whatever order outputs, marks and passages are listed', () => {
  fc.assert(
    fc.property(response, (one) => {
      const turned = {
        ...item,
        task: { ...item.task, outputs: item.task.outputs.toReversed() },
        key: { ...KEY, spans: KEY.spans.toReversed(), predicates: KEY.predicates.toReversed() },
      }
      expect(scorePrompt({ ...turned, response: { ...one, spans: one.spans.toReversed() } }).category).toBe(
        scorePrompt({ ...item, response: one }).category,
      )
    }),
  )
})
