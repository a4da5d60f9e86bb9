import { expect, it } from 'vitest'
import { historyOf } from './history.ts'
import { sampleIndex, sampleItem } from './sample-index.ts'
import { sampleLog } from './sample-log.ts'
import { solvedPerArea } from './solved.ts'

const index = sampleIndex([
  sampleItem('join', ['data.joins']),
  sampleItem('cache', ['systems.caching', 'data.joins']),
  sampleItem('loop', ['reading.state']),
  sampleItem('graded', ['reading.state'], { use: 'graded' }),
])
const release = { hash: 'a'.repeat(64), index }
const site = { releases: [release], earlier: [], missing: [] }

function after(attempts: Parameters<typeof sampleLog>[0]['attempts']) {
  const { session, events } = sampleLog({
    release,
    test: 'practice',
    attempts,
    when: 0,
    number: 1,
    finishes: 'main',
  })
  return historyOf([{ session, created: 0, log: { ok: true, events } }], site, 'dry-run')
}

const told = (attempts: Parameters<typeof after>[0]) =>
  solvedPerArea(after(attempts), site).map(({ title, solved, of }) => `${title}: ${solved} of ${of}`)

it('counts what is solved of what is offered, in every area that it touches', () => {
  expect(told([{ item: 'cache', categories: [3] }])).toEqual([
    'Reading: 0 of 1',
    'Data: 1 of 2',
    'Systems: 1 of 1',
  ])
})

it('counts a later try, none that fell short, and nothing that is no longer offered', () => {
  expect(
    told([
      { item: 'join', categories: [1, 3] },
      { item: 'loop', categories: [2] },
      { item: 'of-old', categories: [3] },
    ]),
  ).toEqual(['Reading: 0 of 1', 'Data: 1 of 2', 'Systems: 0 of 1'])
})
