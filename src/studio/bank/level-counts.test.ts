import { expect, it } from 'vitest'
import { bankRows } from './bank-rows.ts'
import { levelCounts } from './level-counts.ts'
import { sampleFacts } from './sample.laws.ts'

it('counts an item for each of its skills, variants not, and names what has none', () => {
  const rows = bankRows([
    ...sampleFacts({ id: 'one', level: 1, skills: ['a.x', 'a.y'] }, 4),
    ...sampleFacts({ id: 'two', level: 5, skills: ['a.x'] }),
  ])
  expect(levelCounts(rows, ['a.x', 'a.y', 'a.z'], ({ skills }) => skills)).toEqual([
    { name: 'a.x', levels: [1, 0, 0, 0, 1], all: 2 },
    { name: 'a.y', levels: [1, 0, 0, 0, 0], all: 1 },
    { name: 'a.z', levels: [0, 0, 0, 0, 0], all: 0 },
  ])
})
