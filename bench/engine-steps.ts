import {
  createGenerator,
  createPool,
  createSessionConfig,
  expected,
  initialState,
  nextAction,
  normalPrior,
  priorParameters,
  reduceSession,
  rowOf,
  selectors,
  updated,
  type Generator,
  type Pool,
  type SessionConfig,
} from '#adaptive'
import type { Blueprint } from '#schemas/blueprint'
import type { SessionEvent } from '#schemas/event'
import type { JsCat, Stimulus } from './engine-jscat.ts'
import { plainBank, plainEstimate, plainSelect } from './engine-plain.ts'

/** Steps of each simulated test. */
const STEPS = 30
const SIZES = [100, 1_000, 10_000] as const

/** Milliseconds a step on a bank of some size, median of simulated tests. */
export interface StepTimes {
  readonly size: number
  readonly plain: number
  readonly engine: number
  /** the whole session machine */
  readonly session: number
  /** undefined where jsCAT is not installed */
  readonly jsCat: number | undefined
}

/**
 * Times of one adaptive step: next item, estimate, standard error.
 *
 * @param makeJsCat makes a test of jsCAT's
 */
export function stepTimes(makeJsCat: (() => JsCat) | undefined): readonly StepTimes[] {
  return SIZES.map((size) => {
    const bank = bankOf(size)
    return {
      size,
      plain: median(timePlain(bank, 60)),
      engine: median(timeEngine(bank, 60)),
      session: median(timeSession(bank, 20)),
      jsCat: makeJsCat && median(timeJsCat(makeJsCat, bank, size >= 10_000 ? 1 : 3)),
    }
  })
}

/** Milliseconds a session step on 1,000 uncalibrated items with four categories, quotas and families. */
export function gradedStepTime(): number {
  return median(timeSession(gradedBankOf(1_000), 20, true))
}

export interface Item {
  readonly a: number
  readonly b: number
}

function bankOf(size: number): Item[] {
  const generator = createGenerator('bench', `bank/${size}`)
  return Array.from({ length: size }, () => ({
    a: Math.exp(Math.log(1.2) + 0.3 * normal(generator)),
    b: normal(generator),
  }))
}

export function normal({ unit }: Generator): number {
  return Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit())
}

export function answers(theta: number, { a, b }: Item, generator: Generator): boolean {
  return generator.unit() < 1 / (1 + Math.exp(-a * (theta - b)))
}

/**
 * Milliseconds a step, one for each of many simulated tests: a browser's clock is too coarse for a single step. The first
 * few tests warm the engine up and are left out.
 */
function times(tests: number, test: (generator: Generator, theta: number) => void): number[] {
  const found: number[] = []
  const warm = Math.max(tests, 20)
  for (let i = 0; i < tests + warm; i++) {
    const generator = createGenerator('bench', `candidate/${i}`)
    const ability = normal(generator)
    const before = performance.now()
    test(generator, ability)
    if (i >= warm) found.push((performance.now() - before) / STEPS)
  }
  return found
}

function median(values: readonly number[]): number {
  return values.toSorted((x, y) => x - y)[Math.floor(values.length / 2)] ?? NaN
}

function timePlain(items: readonly Item[], tests: number): number[] {
  const bank = plainBank(items)
  return times(tests, (generator, ability) => {
    const taken = new Uint8Array(items.length)
    const weights = Float64Array.from(bank.abilities, (at) => Math.exp(-(at * at) / 2))
    let theta = 0
    for (let step = 0; step < STEPS; step++) {
      const item = plainSelect(bank, theta, taken)
      taken[item] = 1
      theta = plainEstimate(
        bank,
        weights,
        item,
        answers(ability, items[item] ?? { a: 1, b: 0 }, generator),
      ).theta
    }
  })
}

export function poolOf(items: readonly Item[]) {
  return createPool(items.map(({ a, b }) => ({ model: '2pl', a, b, c: 0, d: 1 })))
}

function timeEngine(items: readonly Item[], tests: number): number[] {
  const pool = poolOf(items)
  return times(tests, (generator, ability) => {
    const eligible = Int32Array.from(items.keys())
    let weights = normalPrior(pool.grid)
    let theta = 0
    for (let step = 0; step < STEPS; step++) {
      const item = takeNext(pool, weights, theta, eligible.subarray(0, items.length - step), generator)
      const category = answers(ability, items[item] ?? { a: 1, b: 0 }, generator) ? 1 : 0
      weights = updated(weights, pool.probability, rowOf(pool, item, category))
      theta = expected(weights, pool.abilities).theta
    }
  })
}

function sessionOf(items: readonly Item[]): SessionConfig {
  const known = items.map(({ a, b }, i) => ({
    id: `i${i}`,
    version: '1.0.0',
    hash: '',
    kind: 'short' as const,
    skills: ['a.b'],
    level: 3,
    ai: 'forbidden' as const,
    languages: [],
    max: 1,
    parameters: { model: '2pl' as const, a, b, c: 0, d: 1 },
  }))
  return createSessionConfig({ items: known, blueprint: blueprintOf() })
}

function gradedBankOf(size: number): SessionConfig {
  const items = Array.from({ length: size }, (_, i) => ({
    id: `i${i}`,
    version: '1.0.0',
    hash: '',
    kind: 'code' as const,
    skills: [`area${i % 7}.skill${i % 3}`],
    level: (i % 5) + 1,
    ai: 'forbidden' as const,
    languages: ['typescript'],
    max: 3,
    family: `family${Math.floor(i / 4)}`,
    parameters: priorParameters({ level: (i % 5) + 1, highest: 3 }),
  }))
  const quotas = [
    { skill: 'area1', min: 3, max: 9 },
    { skill: 'area2', min: 3, max: 9 },
    { level: 5, min: 2, max: 9 },
  ] as const
  return createSessionConfig({ items, blueprint: blueprintOf(quotas) })
}

function blueprintOf(quotas: NonNullable<Blueprint['blocks'][number]['quotas']> = []): Blueprint {
  return {
    version: 1,
    id: 'bench',
    title: 'Bench',
    description: '',
    use: 'practice',
    release: '1.0.0',
    locale: 'en',
    blocks: [
      {
        id: 'main',
        title: 'Main',
        ai: 'forbidden',
        select: { selector: 'maximum-information' },
        quotas,
        stop: [{ rule: 'length', min: STEPS, max: STEPS }],
      },
    ],
  }
}

/** A step of the whole machine: four events folded and three actions found, as the session page does it. */
function timeSession(from: readonly Item[] | SessionConfig, tests: number, random = false): number[] {
  const config = 'pool' in from ? from : sessionOf(from)
  const reduce = reduceSession(config)
  return times(tests, (generator, ability) => {
    let seq = 0
    const event = (body: Pick<SessionEvent, 'type' | 'data'>): SessionEvent =>
      ({ seq: seq++, at: { mono: seq, wall: 0 }, prev: '', ...body }) as SessionEvent
    const accommodations = { timeMultiplier: 1, plainEditor: false, signals: true }
    const start = {
      attempt: '',
      bank: '',
      release: { version: '', hash: '' },
      test: { id: '', hash: '' },
      seed: String(ability),
      languages: ['typescript' as const],
      engine: '',
      accommodations,
    }
    let state = reduce(initialState(config), event({ type: 'start', data: start }))
    for (let step = 0; step < STEPS; step++) {
      const next = nextAction(config, state)
      if (next.type !== 'present') throw new Error(`unexpected ${next.type}`)
      state = reduce(state, event(next))
      const { item } = next.data
      const { parameters, max } = config.items[config.indexes.get(item) ?? 0] ?? {}
      const known =
        parameters !== undefined && typeof parameters.b === 'number'
          ? { a: parameters.a, b: parameters.b }
          : { a: 1, b: 0 }
      const category = random ? generator.below((max ?? 1) + 1) : answers(ability, known, generator) ? 1 : 0
      state = reduce(state, event({ type: 'submit', data: { item, response: { kind: 'short', text: '' } } }))
      state = reduce(
        state,
        event({ type: 'score', data: { item, score: { category, max: max ?? 1, parts: [] } } }),
      )
      const estimate = nextAction(config, state)
      if (estimate.type !== 'estimate') throw new Error(`unexpected ${estimate.type}`)
      state = reduce(state, event(estimate))
    }
  })
}

function timeJsCat(make: () => JsCat, items: readonly Item[], tests: number): number[] {
  const stimuli: Stimulus[] = items.map(({ a, b }, id) => ({
    id,
    discrimination: a,
    difficulty: b,
    guessing: 0,
    slipping: 1,
  }))
  return times(tests, (generator, ability) => {
    const cat = make()
    let left = stimuli
    for (let step = 0; step < STEPS; step++) {
      const { nextStimulus, remainingStimuli } = cat.findNextItem(left)
      if (nextStimulus === undefined) throw new Error('no item')
      left = remainingStimuli
      const item = { a: nextStimulus.discrimination, b: nextStimulus.difficulty }
      cat.updateAbilityEstimate(nextStimulus, answers(ability, item, generator) ? 1 : 0)
    }
  })
}

/** Chooses by maximum information and takes the item out of `eligible`, which stays in order. */
export function takeNext(
  pool: Pool,
  weights: Float64Array,
  theta: number,
  eligible: Int32Array,
  generator: Generator,
): number {
  const choice = { pool, weights, theta, eligible, generator: () => generator }
  const place = selectors['maximum-information'].select(choice, undefined)
  const item = eligible[place] ?? 0
  eligible.copyWithin(place, place + 1)
  return item
}
