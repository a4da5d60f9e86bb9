import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { ReleasePublic } from '#schemas/release-public'
import { studio } from '../text/studio.ts'
import { designAnswers } from '../workers/studio/answer-design.ts'
import { figuresOf } from './figures.ts'
import { textOfTest } from './text-of-test.ts'
import { WISHES } from './wishes.ts'

const url = new URL('../../content/banks/core/releases/3.1.0/public/index.json', import.meta.url)
const index = JSON.parse(readFileSync(url, 'utf8')) as ReleasePublic

it('draws errors by ability that come to the error over all candidates', () => {
  const answer = designAnswers({
    items: index.items.map((item) => ({ ...item, status: 'live' as const })),
    skills: index.taxonomy.areas.flatMap(({ id, skills }) => skills.map((skill) => `${id}.${skill.id}`)),
  })
  const { mean, sd, target } = WISHES
  const { found } = answer({
    type: 'design',
    round: 1,
    text: textOfTest(index, 'mock-screen') ?? '',
    population: { mean, sd },
    cuts: [],
    target,
  })
  if (found === undefined) throw new Error('the test has faults')
  const rows = figuresOf(found, undefined).find(({ title }) => title === studio.figures.errorTitle)?.rows
  const { abilities, rmse } = found.forecast
  const square = abilities.reduce((sum, { weight }, at) => sum + weight * Number(rows?.[at]?.[1]) ** 2, 0)
  // figures are written with three digits
  expect(Math.sqrt(square)).toBeCloseTo(rmse, 3)
})
