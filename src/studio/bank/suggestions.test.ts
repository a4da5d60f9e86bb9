import { expect, it } from 'vitest'
import type { CellGain } from '#adaptive'
import type { DesignForecast } from '../../workers/studio/protocol.ts'
import { suggestionsOf, suggestionWords } from './suggestions.ts'

const cell = (given: Partial<CellGain>): CellGain => ({
  ai: 'forbidden',
  kind: 'code',
  level: 3,
  skill: 'a.x',
  items: 2,
  from: 'level',
  buys: 0.01,
  buysAtWorst: null,
  wanted: null,
  ...given,
})
const forecast = { meanSe: 0.5, meanLength: 6, minutes: 30, prior: { mean: 0, sd: 1 } }
const of = { forecast } as Pick<DesignForecast, 'forecast'>
const said = (cells: readonly CellGain[], worst: number | null = null): string => {
  const [first] = suggestionsOf(cells)
  if (first === undefined) return ''
  const { item, on, buys } = suggestionWords(first, of, worst, (skill) => skill.toUpperCase())
  return `${item}${on}. ${buys}`
}

it('takes skills together that buy the same, those without items first', () => {
  const found = suggestionsOf([
    cell({ skill: 'a.x' }),
    cell({ skill: 'a.y', items: 0 }),
    cell({ skill: 'a.z', buys: 0.005 }),
    cell({ kind: 'sql', buys: 0.004 }),
    cell({ level: 5, buys: 0 }),
  ])
  expect(found.map(({ kind, skills, items }) => [kind, skills, items])).toEqual([
    ['code', ['a.y', 'a.x'], 0],
    ['sql', ['a.x'], 2],
  ])
})

it('names ten at most', () => {
  const many = [1, 2, 3, 4, 5].flatMap((level) =>
    (['code', 'sql', 'trace'] as const).map((kind) => cell({ kind, level })),
  )
  expect(suggestionsOf(many)).toHaveLength(10)
})

it('says what one more buys, in words', () => {
  // 1/.49² − 1/.5² = .165 of the 3 that thirty minutes tell: 99 s
  expect(said([cell({})])).toBe(
    'Code, level 3, on A.X (2 there now). One more makes scores 2.0\u00a0% more exact on average, as much as 2 minutes more for each candidate would.',
  )
  const several = ['a.y', 'a.z', 'a.w', 'a.x'].map((skill) => cell({ skill, items: 0, ai: 'allowed' }))
  expect(said(several)).toMatch(
    /^Code, level 3, with an AI allowed, on A\.Y or A\.Z or 2 other skills \(none there yet\)\./,
  )
})

it('says how many reach what is wanted where the test falls shortest, and nothing where none do', () => {
  const here = { buysAtWorst: 0.02, wanted: 7 }
  expect(said([cell(here)], -1.5)).toMatch(/At ability −1\.5, .* about 7 of them would be enough\.$/)
  for (const none of [
    { ...here, wanted: null },
    { buysAtWorst: 0, wanted: null },
  ])
    expect(said([cell(none)], 2)).toMatch(/for each candidate would\.$/)
})
