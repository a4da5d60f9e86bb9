import { describe, expect, it } from 'vitest'
import { offersOf } from '../components/offers.ts'
import { catalogueOf, entriesOf } from './catalogue.ts'
import { historyOf, type ReadSession } from './history.ts'
import { itemStates, stateIn } from './item-state.ts'
import { countedAttempts } from './levels.ts'
import { itemsOf } from './practice-index.ts'
import { recentlySeen } from './recently-seen.ts'
import { sampleIndex, sampleItem } from './sample-index.ts'
import { sampleLog } from './sample-log.ts'
import { solvedPerArea } from './solved.ts'
import { whatToPractise } from './what-to-practise.ts'

const drawn = Array.from({ length: 20 }, (_, seed) =>
  sampleItem(`loop-v${seed}`, ['reading.state'], {
    title: 'The loop',
    minutes: 50,
    family: 'loop',
    variant: { of: 'loop', seed },
  }),
)
const items = [
  sampleItem('loop', ['reading.state'], { family: 'loop' }),
  ...drawn,
  sampleItem('cache', ['systems.caching']),
]
const index = sampleIndex(items)
const release = { hash: 'a'.repeat(64), base: '/_assay/releases/a/', index }
const site = { releases: [release], earlier: [], missing: [] }
const NOW = Date.UTC(2026, 0, 5)

function read(number: number, item: string, categories: readonly number[], test = 'only-loop'): ReadSession {
  const { session, events } = sampleLog({
    release,
    test,
    attempts: [{ item, categories }],
    when: NOW - number * 1_000_000,
    number,
    finishes: 'item',
  })
  return { session, created: 0, log: { ok: true, events } }
}
const history = historyOf([read(2, 'loop-v3', [1]), read(1, 'loop-v7', [3])], site, 'dry-run')

describe('a problem with variants', () => {
  it('is one problem: in the catalogue, in its counts, and in what a test is said to take', () => {
    expect(catalogueOf([release]).items.map(({ id }) => id)).toEqual(['cache', 'loop'])
    expect(entriesOf([release]).map(({ hasVariants }) => hasVariants)).toEqual([false, true])
    expect(itemsOf(site).map(({ id }) => id)).toEqual(['loop', 'cache'])
    const without = sampleIndex(items.filter(({ variant }) => variant === undefined))
    expect(offersOf([release])[0]?.about).toEqual(offersOf([{ ...release, index: without }])[0]?.about)
  })
  it('is solved by any of its variants, and was met whichever was shown', () => {
    expect(stateIn(itemStates(history), 'loop')).toEqual({ type: 'solved' })
    expect(
      solvedPerArea(history, site).map(({ title, solved, of }) => `${title}: ${solved} of ${of}`),
    ).toEqual(['Reading: 1 of 1', 'Systems: 0 of 1'])
    expect(recentlySeen(history, NOW)).toEqual(['loop'])
    expect(whatToPractise(history, site, NOW)).toMatchObject({ type: 'item', item: { id: 'cache' } })
  })
  it('has every variant counted once for levels, as nobody had met it before', () => {
    expect(countedAttempts(history).map(({ item, problem }) => [item, problem])).toEqual([
      ['loop-v3', 'loop'],
      ['loop-v7', 'loop'],
    ])
    const again = historyOf([read(2, 'loop-v3', [1]), read(1, 'loop-v3', [3])], site, 'dry-run')
    expect(countedAttempts(again)).toHaveLength(1)
  })
  it('goes by the name of a variant that nothing is known of any more', () => {
    const past = historyOf([read(1, 'loop-v99', [3])], site, 'dry-run')
    expect(past.sessions[0]?.attempts[0]).toMatchObject({ problem: 'loop-v99', offered: false })
  })
})
