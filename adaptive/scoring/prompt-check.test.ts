import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPrompt, type PromptCheck } from './prompt-check.ts'

const says = (as: 'instruction' | 'prohibition' | 'either', ...about: string[][]): PromptCheck => ({
  form: 'says',
  about,
  as,
})
const short = says('instruction', ['two', '2'], ['sentence*'])
const holds = (check: PromptCheck, text: string): boolean => checkPrompt(check, text).holds

describe('an instruction', () => {
  it('is found in its own words', () => {
    for (const text of [
      'Answer in two sentences.',
      'Write a two-sentence answer.',
      'Use 2 Sentences at most!',
    ])
      expect(holds(short, text)).toBe(true)
  })
  it('is not found where its words are apart, negated, or in a heap', () => {
    expect(checkPrompt(short, 'There are two of us. Write long sentences.')).toEqual({
      holds: false,
      reason: 'missing',
    })
    expect(checkPrompt(short, 'Do not write two sentences.')).toEqual({
      holds: false,
      reason: 'contradicted',
      where: 'Do not write two sentences.',
    })
    expect(holds(short, `two sentences ${'and words '.repeat(30)}`)).toBe(false)
    expect(holds(short, 'Two sentences.')).toBe(false)
  })
  it('does not survive its own contradiction', () => {
    expect(holds(short, 'Write two sentences. Never write two sentences.')).toBe(false)
  })
  it('may be said by forbidding its opposite', () => {
    const date = says('instruction', ['date'])
    expect(holds(date, 'Do not forget the date.')).toBe(true)
    expect(holds(date, 'Forget about the date.')).toBe(false)
  })
})

it('a prohibition needs one', () => {
  const guess = says('prohibition', ['guess*', 'invent*'])
  expect(holds(guess, 'Never guess what is missing.')).toBe(true)
  expect(holds(guess, 'Don’t invent any dates.')).toBe(true)
  expect(holds(guess, 'Guess what is missing.')).toBe(false)
})

it('what must go is found wherever it still stands', () => {
  const never: PromptCheck = { form: 'never', about: [['every', 'all'], ['detail*']], as: 'instruction' }
  expect(checkPrompt(never, 'Be brief.\nInclude every detail of it.')).toEqual({
    holds: false,
    reason: 'found',
    where: 'Include every detail of it.',
  })
  expect(holds(never, 'Do not include all details.')).toBe(true)
  const drops: PromptCheck = { form: 'drops', texts: ['60', 'sixty'] }
  expect(holds(drops, 'Within Sixty days.')).toBe(false)
  expect(holds(drops, 'Within 30 days.')).toBe(true)
})

it('places are kept letter by letter, and in order where that counts', () => {
  const keeps = (inOrder: boolean): PromptCheck => ({ form: 'keeps', texts: ['{{a}}', '{{b}}'], inOrder })
  expect(holds(keeps(false), 'First {{b}}, then {{a}}.')).toBe(true)
  expect(checkPrompt(keeps(true), 'First {{b}}, then {{a}}.')).toEqual({
    holds: false,
    reason: 'lost',
    where: '{{b}}',
  })
  expect(holds(keeps(false), 'First {{ a }}, then {{b}}.')).toBe(false)
})

it('lengths are counted in words', () => {
  const length: PromptCheck = { form: 'length', min: 3, max: 4 }
  expect(['a b', 'a b c', 'a b c d', 'a b c d e'].map((text) => holds(length, text))).toEqual([
    false,
    true,
    true,
    false,
  ])
})

it('an empty text holds nothing, and no text throws', () => {
  const checks: readonly PromptCheck[] = [
    short,
    { form: 'never', about: [['x']], as: 'either' },
    { form: 'drops', texts: ['x'] },
    { form: 'keeps', texts: ['.'], inOrder: true },
    { form: 'length', min: 1, max: 9 },
  ]
  for (const text of ['', '   \n', '…', '. . .'])
    for (const check of checks) expect(holds(check, text)).toBe(false)
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const check of checks) expect(typeof holds(check, text)).toBe('boolean')
    }),
  )
})
