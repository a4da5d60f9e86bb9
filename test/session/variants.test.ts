/** A problem with variants in a session without a browser: which one is shown, scored anew and told of afterwards. */
import { afterAll, describe, expect, it } from 'vitest'
import { singleTest } from '#adaptive'
import { decodeLog, encodeLog } from '#log'
import { rescore } from '#results'
import { createNodeRunner } from '../../generators/sandbox/index.ts'
import { openSession } from '../../src/session/controller.ts'
import { resultOf } from '../../src/session/result.ts'
import { enginesOf, engines, memoryWorld, shortTest, type MemoryDisk } from './memory-world.ts'
import { sampleRelease } from './sample-release.ts'
import { begin, until, type Sitting } from './sitting.ts'

const ITEM = 'parking-display'
const SEEDS = [1, 2, 3, 4]
const runner = createNodeRunner({ jobs: 1 })
afterAll(() => runner.close())

/** The bank with four variants of one problem, which differ in their titles alone, and without others. */
const sample = await sampleRelease([shortTest], (items) =>
  items
    .filter((item) => item.public.variant === undefined)
    .flatMap((item) => {
      if (item.id !== ITEM) return [item]
      const parent = { ...item, public: { ...item.public, family: ITEM } }
      const variants = SEEDS.map((seed) => ({
        ...item,
        id: `${ITEM}-v${seed}`,
        public: {
          ...item.public,
          id: `${ITEM}-v${seed}`,
          title: `Parking ${seed}`,
          family: ITEM,
          variant: { of: ITEM, seed },
        },
        sealed: { ...item.sealed, id: `${ITEM}-v${seed}` },
      }))
      return [parent, ...variants]
    }),
)
const members = [ITEM, ...SEEDS.map((seed) => `${ITEM}-v${seed}`)]

function sit(seed: string, seen: readonly string[] = []): Sitting {
  const clock = { steady: 0, wall: 1_700_000_000_000 }
  const disk: MemoryDisk = { sessions: new Map() }
  const controller = openSession({
    address: sample.address,
    test: singleTest(ITEM),
    resultUrl: (session) => `/result/#${session}`,
    createRunner: () => Promise.resolve(runner),
    engines,
    world: {
      ...memoryWorld({ disk, runner, clock, seed }),
      loadRelease: sample.load,
      seen: () => Promise.resolve([...seen]),
    },
  })
  const pass = (ms: number): void => {
    clock.steady += ms
    clock.wall += ms
  }
  return { controller, disk, clock, pass, events: () => [...disk.sessions.values()][0] ?? [] }
}

async function shownTo(seed: string, seen: readonly string[] = []): Promise<string> {
  const sitting = sit(seed, seen)
  const { item } = await begin(sitting)
  return item.id
}

describe('a problem with variants', () => {
  it('shows one of them, the same for the same seed and others for others', async () => {
    const seeds = Array.from({ length: 30 }, (_, i) => i.toString(16).padStart(2, '0'))
    const shown: string[] = []
    for (const seed of seeds) shown.push(await shownTo(seed))
    expect(new Set(shown)).toEqual(new Set(members))
    expect(await shownTo('07')).toBe(shown[7])
  })
  it('shows one that was not met lately', async () => {
    const seen = members.filter((id) => id !== `${ITEM}-v3`)
    for (const seed of ['00', '01', '02']) expect(await shownTo(seed, seen)).toBe(`${ITEM}-v3`)
  })
  it('is scored anew from its log, and its result leads to the problem', async () => {
    const sitting = sit('aa')
    const { item } = await begin(sitting)
    sitting.controller.actions.submit()
    await until(sitting, 'feedback')
    sitting.controller.actions.proceed()
    await until(sitting, 'finished')
    const decoded = decodeLog(encodeLog(sitting.events()))
    if (!decoded.ok) throw new Error(decoded.message)
    const { hash, index } = sample.release.public
    const bench = {
      release: { hash, index, item: (id: string) => sample.items.get(id) },
      runner,
      engineOf: enginesOf('0'),
    }
    const report = await rescore(decoded.events, bench)
    expect(report).toMatchObject({ flags: [], blocks: [{ items: 1 }] })
    const state = resultOf(sitting.events(), await sample.load(sample.address))
    expect(state).toMatchObject({
      type: 'result',
      result: { path: [{ item: { id: item.id, problem: ITEM } }] },
    })
  })
})
