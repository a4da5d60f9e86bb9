import type { Blueprint } from '#schemas/blueprint'
import type { SessionEvent } from '#schemas/event'
import { createGenerator } from '../numeric/generator.ts'
import { priorParameters } from '../parameters/prior.ts'
import { createSessionConfig, type SessionConfig } from './config.ts'
import type { SessionItem } from './item.ts'
import { nextAction } from './next-action.ts'
import { reduceSession } from './reduce-session.ts'
import { initialState, type SessionState } from './state.ts'

/** SHA-256 of nothing in particular: the engine only compares hashes. */
const HASH = '0'.repeat(64)

const SKILLS = [
  'reading.state',
  'reading.invariants',
  'data.joins',
  'systems.caching',
  'debugging.localising',
]
const KINDS = ['code', 'choice', 'short', 'order', 'trace'] as const

/** A bank of uncalibrated items over all levels, kinds and skills, with families and enemies. */
export function bankOf(count: number, more: (i: number) => Partial<SessionItem> = () => ({})): SessionItem[] {
  return Array.from({ length: count }, (_, i) => {
    const level = (i % 5) + 1
    const kind = KINDS[i % KINDS.length] ?? 'short'
    const max = kind === 'code' ? 3 : kind === 'choice' ? 1 : 2
    return {
      id: `item-${i}`,
      version: '1.0.0',
      hash: HASH,
      kind,
      skills: [SKILLS[(i * 3) % SKILLS.length] ?? 'reading.state'],
      level,
      ai: 'forbidden' as const,
      languages: kind === 'code' ? [i % 2 === 0 ? 'typescript' : 'javascript'] : [],
      max,
      parameters: priorParameters({ level, highest: max, ...(kind === 'choice' && { options: 4 }) }),
      ...more(i),
    }
  })
}

type Block = Blueprint['blocks'][number]

/** A blueprint of one block, whatever is not given as a practice test would have it. */
export function blueprintOf(...blocks: readonly Partial<Block>[]): Blueprint {
  return {
    version: 1,
    id: 'practice',
    title: 'Practice',
    description: 'A practice test.',
    use: 'practice',
    release: '1.0.0',
    locale: 'en',
    blocks: blocks.map((block, i) => ({
      id: `block-${i + 1}`,
      title: 'Block',
      ai: 'forbidden',
      select: { selector: 'maximum-information' },
      stop: [
        { rule: 'standard-error', below: 0.45 },
        { rule: 'length', min: 3, max: 8 },
      ],
      ...block,
    })),
  }
}

export const SEED = '00112233445566778899aabbccddeeff'

/** The first event of a session. */
export function startEvent(
  options: {
    readonly seed?: string
    readonly languages?: ('typescript' | 'javascript')[]
    readonly timeMultiplier?: number | null
    readonly seen?: string[]
  } = {},
): SessionEvent {
  const { seed = SEED, languages = ['typescript', 'javascript'], timeMultiplier = 1, seen } = options
  return {
    seq: 0,
    at: { mono: 0, wall: 0 },
    prev: HASH,
    type: 'start',
    data: {
      attempt: '6f0c1f5e-0d0b-4c8e-9f57-0b1d3c1c9a01',
      bank: 'core',
      release: { version: '1.0.0', hash: HASH },
      test: { id: 'practice', hash: HASH },
      seed,
      languages,
      engine: 'test',
      accommodations: { timeMultiplier, plainEditor: false, signals: true },
      ...(seen && { seen }),
    },
  }
}

/** What a whole sitting leaves. */
export interface Sitting {
  readonly events: readonly SessionEvent[]
  readonly state: SessionState
}

/**
 * Takes a test to its end, or on from a prefix of its log: appends what `nextAction` says, submits after `msPerItem`,
 * and scores by a seeded draw.
 *
 * @param options.categoryOf the category of an item; a draw from the seed and the item's id if absent
 */
export function sit(
  config: SessionConfig,
  options: {
    readonly start?: SessionEvent
    readonly prefix?: readonly SessionEvent[]
    readonly msPerItem?: number
    readonly categoryOf?: (item: SessionItem) => number
  } = {},
): Sitting {
  const { start = startEvent(), prefix = [start], msPerItem = 60_000 } = options
  const { categoryOf = (item) => createGenerator(SEED, `answer/${item.id}`).below(item.max + 1) } = options
  const reduce = reduceSession(config)
  const events = [...prefix]
  let state = prefix.reduce(reduce, initialState(config))
  const append = (body: Pick<SessionEvent, 'type' | 'data'>, ms: number): void => {
    const event = {
      seq: events.length,
      at: { mono: state.mono + ms, wall: 0 },
      prev: HASH,
      ...body,
    } as SessionEvent
    events.push(event)
    state = reduce(state, event)
  }
  for (let guard = 0; guard < 10_000; guard++) {
    const action = nextAction(config, state)
    if (action.type === 'end') return { events, state }
    if (action.type !== 'await') append(action, 5)
    else if (action.event === 'start') return { events, state }
    else {
      const item = config.items[config.indexes.get(action.item) ?? -1]
      if (item === undefined) return { events, state }
      const response = { kind: 'short', text: '' } as const
      const score = { category: categoryOf(item), max: item.max, parts: [] }
      if (action.event === 'submit') append({ type: 'submit', data: { item: item.id, response } }, msPerItem)
      else append({ type: 'score', data: { item: item.id, score } }, 200)
    }
  }
  throw new Error('the session does not end')
}

/** A test with quotas, families, enemies and two blocks on one scale, and a third on another. */
export function richConfig(select: Block['select'] = { selector: 'maximum-information' }): SessionConfig {
  const items = bankOf(60, (i) => ({
    ...(i % 7 === 0 && { family: `family-${i % 3}` }),
    ...(i % 11 === 0 && { enemies: [`item-${i + 2}`] }),
    ...(i >= 45 && { ai: 'allowed' as const }),
  }))
  const quotas = [
    { skill: 'reading', min: 2, max: 3 },
    { kind: 'code', min: 1, max: 2 },
    { level: 5, min: 1, max: 4 },
  ] as const
  return createSessionConfig({
    items,
    blueprint: blueprintOf(
      { select, quotas },
      { select, quotas: [{ kind: 'trace', min: 1, max: 8 }] },
      { select, ai: 'allowed' },
    ),
  })
}

/** Ids of the items that a log presents, in order. */
export function presented(events: readonly SessionEvent[]): readonly string[] {
  return events.flatMap((event) => (event.type === 'present' ? [event.data.item] : []))
}
