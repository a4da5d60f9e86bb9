/** Sittings without a browser: the real controller, engine and sandbox over the sample bank, and a disk in memory. */
import { expect } from 'vitest'
import { decodeLog, encodeLog } from '#log'
import type { Blueprint } from '#schemas/blueprint'
import type { SessionEvent } from '#schemas/event'
import type { ItemKind, PracticeItemOf } from '#schemas/public-item'
import { type Bench, rescore } from '#results'
import { createNodeRunner } from '../../generators/sandbox/index.ts'
import { openSession, type SessionController } from '../../src/session/controller.ts'
import type { SessionView } from '../../src/session/view.ts'
import type { SessionWorld } from '../../src/session/world.ts'
import { codeTest, engines, enginesOf, memoryWorld, shortTest, type MemoryDisk } from './memory-world.ts'
import { sampleRelease } from './sample-release.ts'

export const CODE = 'what-to-reorder'

const tenMinutes = { rule: 'time', minutes: 10 } as const
const lengthRule = (min: number, max: number) => ({ rule: 'length', min, max }) as const

export const screenTest: Blueprint = { ...codeTest, id: 'screen', feedback: 'end' }

export const timedTest: Blueprint = {
  ...shortTest,
  id: 'timed',
  blocks: shortTest.blocks.map((block) => ({
    ...block,
    stop: [...block.stop, { rule: 'time', minutes: 10 }],
  })),
}

/** Two parts with a time of their own, for one to three problems. */
export const partsTest: Blueprint = {
  ...codeTest,
  id: 'parts',
  blocks: codeTest.blocks.flatMap(({ quotas: _, ...block }) => [
    { ...block, id: 'first', title: 'First', stop: [lengthRule(3, 3), tenMinutes] },
    { ...block, id: 'second', title: 'Second', stop: [lengthRule(1, 2), tenMinutes] },
  ]),
}

export const runner = createNodeRunner({ jobs: 1 })

export const sample = await sampleRelease([codeTest, shortTest, screenTest, timedTest, partsTest])

/** An item of the sample. @throws Error where it is of another kind */
export function sampleItem<Kind extends ItemKind>(kind: Kind, id: string): PracticeItemOf<Kind> {
  const item = sample.items.get(id)
  if (item?.kind !== kind) throw new Error(`${id} is no ${kind}`)
  return item as PracticeItemOf<Kind>
}

export interface Sitting {
  readonly controller: SessionController
  readonly disk: MemoryDisk
  readonly clock: { steady: number; wall: number }
  readonly pass: (ms: number) => void
  readonly events: () => readonly SessionEvent[]
}

export function sit(
  test: string,
  {
    disk = { sessions: new Map() },
    world = {},
    files = engines,
  }: { disk?: MemoryDisk; world?: Partial<SessionWorld>; files?: typeof engines } = {},
): Sitting {
  const clock = { steady: 0, wall: 1_700_000_000_000 }
  const controller = openSession({
    address: sample.address,
    test,
    resultUrl: (session) => `/result/#${session}`,
    createRunner: () => Promise.resolve(runner),
    engines: files,
    world: { ...memoryWorld({ disk, runner, clock, seed: 'd4' }), loadRelease: sample.load, ...world },
  })
  const pass = (ms: number): void => {
    clock.steady += ms
    clock.wall += ms
  }
  return { controller, disk, clock, pass, events: () => [...disk.sessions.values()][0] ?? [] }
}

export async function until<Screen extends SessionView['screen']>(
  { controller: { view } }: Sitting,
  screen: Screen,
): Promise<Extract<SessionView, { screen: Screen }>> {
  await expect.poll(() => view.value.screen, { interval: 5 }).toBe(screen)
  return view.value as Extract<SessionView, { screen: Screen }>
}

export async function begin(
  sitting: Sitting,
  accommodations?: Parameters<SessionController['actions']['start']>[0],
) {
  await until(sitting, 'introduction')
  sitting.controller.actions.start(accommodations)
  return until(sitting, 'working')
}

export function bench(): Bench {
  const { hash, index } = sample.release.public
  return { release: { hash, index, item: (id) => sample.items.get(id) }, runner, engineOf: enginesOf('0') }
}

export async function rescored(events: readonly SessionEvent[]) {
  const decoded = decodeLog(encodeLog(events))
  if (!decoded.ok) throw new Error(decoded.message)
  return rescore(decoded.events, bench())
}
