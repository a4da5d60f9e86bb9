/**
 * One adaptive step (next item, estimate, standard error) against jsCAT and a plain loop, then the length of adaptive
 * tests against the bound. Prints figures and ratios of this run; exits with 1 where a goal is missed.
 *
 *     npm install --prefix bench/peers && node bench/engine.ts
 */
import { readFileSync } from 'node:fs'
import {
  createGenerator,
  createPool,
  createSessionConfig,
  expected,
  information,
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
import { loadJsCat, type Stimulus } from './engine-jscat.ts'
import { plainBank, plainEstimate, plainSelect } from './engine-plain.ts'

const STEPS = 30
const SIMULEES = 10_000
const TARGET_SE = 0.3
const SIZES = [100, 1_000, 10_000] as const
/** ENGINE's goals for one step, in milliseconds */
const GOALS: Readonly<Record<number, number>> = { 1_000: 0.05, 10_000: 0.3 }
const missed: string[] = []

const makeJsCat = loadJsCat()
if (makeJsCat === undefined)
  console.log('jsCAT is not installed (npm install --prefix bench/peers): left out.\n')

console.log('One adaptive step: next item + estimate + standard error, median ms (ratio to the plain loop)')
console.log('bank      plain loop   engine          whole session    jsCAT')
for (const size of SIZES) {
  const bank = bankOf(size)
  const plain = median(timePlain(bank, 60))
  const engine = median(timeEngine(bank, 60))
  const session = median(timeSession(bank, 20))
  const peer =
    makeJsCat === undefined ? undefined : median(timeJsCat(makeJsCat, bank, size >= 10_000 ? 1 : 3))
  const cell = (ms: number): string => `${ms.toFixed(4)} (${(ms / plain).toFixed(1)}x)`.padEnd(16)
  const jsCat = peer === undefined ? '–' : `${peer.toFixed(2)} (${(peer / session).toFixed(0)}x our session)`
  console.log(
    `${String(size).padEnd(9)} ${plain.toFixed(4).padEnd(12)} ${cell(engine)}${cell(session)} ${jsCat}`,
  )
  const goal = GOALS[size]
  if (goal !== undefined) check(`${size} items: whole session step ≤ ${goal} ms`, session, goal)
}
const graded = median(timeSession(gradedBankOf(1_000), 20, true))
console.log(
  `1,000 uncalibrated items with four categories, quotas and families: ${graded.toFixed(4)} ms a session step`,
)

const { length, bound, rmse, claimed } = adaptiveLength()
console.log(
  `\nAdaptive tests to a standard error of ${TARGET_SE}, 500-item 2PL bank, ${SIMULEES} simulees ~ N(0, 1)`,
)
console.log(
  `items ${length.toFixed(2)}, at best ${bound.toFixed(2)}; RMSE ${rmse.toFixed(4)}, by its own word ${claimed.toFixed(4)}`,
)
check('length ≤ 1.15 times the best', length / bound, 1.15)
check('RMSE within 2 % of what the posteriors claim', Math.abs(rmse / claimed - 1), 0.02)
// Whoever stops at a posterior SD of .3 on this bank has this RMSE on average; catR's .284 was one draw of 1,000.
console.log(
  `  RMSE ≤ .285 was hoped for: ${rmse <= 0.285 ? 'met' : `not met, ${(rmse - 0.285).toFixed(4)} above`}`,
)

if (missed.length > 0) process.exitCode = 1

function check(goal: string, found: number, limit: number): void {
  const met = found <= limit
  console.log(`  ${met ? 'met' : 'MISSED'}: ${goal} (${found.toFixed(4)})`)
  if (!met) missed.push(goal)
}

interface Item {
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

function normal({ unit }: Generator): number {
  return Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit())
}

function answers(theta: number, { a, b }: Item, generator: Generator): boolean {
  return generator.unit() < 1 / (1 + Math.exp(-a * (theta - b)))
}

/** Times of `step`, in milliseconds, over many simulated tests; the first few warm the engine up and are left out. */
function times(
  tests: number,
  test: (generator: Generator, theta: number, lap: () => void) => void,
): number[] {
  const laps: number[] = []
  const warm = Math.ceil(tests / 4)
  for (let i = 0; i < tests + warm; i++) {
    const generator = createGenerator('bench', `candidate/${i}`)
    let before = performance.now()
    test(generator, normal(generator), () => {
      const now = performance.now()
      if (i >= warm) laps.push(now - before)
      before = performance.now()
    })
  }
  return laps
}

function median(values: readonly number[]): number {
  return values.toSorted((x, y) => x - y)[Math.floor(values.length / 2)] ?? NaN
}

function timePlain(items: readonly Item[], tests: number): number[] {
  const bank = plainBank(items)
  return times(tests, (generator, ability, lap) => {
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
      lap()
    }
  })
}

function poolOf(items: readonly Item[]) {
  return createPool(items.map(({ a, b }) => ({ model: '2pl', a, b, c: 0, d: 1 })))
}

function timeEngine(items: readonly Item[], tests: number): number[] {
  const pool = poolOf(items)
  return times(tests, (generator, ability, lap) => {
    const eligible = Int32Array.from(items.keys())
    let weights = normalPrior(pool.grid)
    let theta = 0
    for (let step = 0; step < STEPS; step++) {
      const item = takeNext(pool, weights, theta, eligible.subarray(0, items.length - step), generator)
      const category = answers(ability, items[item] ?? { a: 1, b: 0 }, generator) ? 1 : 0
      weights = updated(weights, pool.probability, rowOf(pool, item, category))
      theta = expected(weights, pool.abilities).theta
      lap()
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
  return times(tests, (generator, ability, lap) => {
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
      lap()
    }
  })
}

function timeJsCat(
  make: () => ReturnType<NonNullable<typeof makeJsCat>>,
  items: readonly Item[],
  tests: number,
): number[] {
  const stimuli: Stimulus[] = items.map(({ a, b }, id) => ({
    id,
    discrimination: a,
    difficulty: b,
    guessing: 0,
    slipping: 1,
  }))
  return times(tests, (generator, ability, lap) => {
    const cat = make()
    let left = stimuli
    for (let step = 0; step < STEPS; step++) {
      const { nextStimulus, remainingStimuli } = cat.findNextItem(left)
      if (nextStimulus === undefined) throw new Error('no item')
      left = remainingStimuli
      const item = { a: nextStimulus.discrimination, b: nextStimulus.difficulty }
      cat.updateAbilityEstimate(nextStimulus, answers(ability, item, generator) ? 1 : 0)
      lap()
    }
  })
}

/**
 * Simulated tests with maximum information and EAP, until the posterior's standard deviation is at most .3. The bound
 * gives each simulee the items that tell most at the true ability, until prior and items together have 1/.3² information.
 */
function adaptiveLength() {
  const path = new URL('../adaptive/reference/bank500.json', import.meta.url)
  const bank = JSON.parse(readFileSync(path, 'utf8')) as readonly (readonly [number, number])[]
  const items = bank.map(([a, b]) => ({ a, b }))
  const pool = poolOf(items)
  let length = 0
  let bound = 0
  let squaredError = 0
  let variance = 0
  for (let i = 0; i < SIMULEES; i++) {
    const generator = createGenerator('bench', `simulee/${i}`)
    const ability = normal(generator)
    const eligible = Int32Array.from(items.keys())
    let left = items.length
    let weights = normalPrior(pool.grid)
    let estimate = expected(weights, pool.abilities)
    while (estimate.se > TARGET_SE) {
      const item = takeNext(pool, weights, estimate.theta, eligible.subarray(0, left--), generator)
      const right = answers(ability, items[item] ?? { a: 1, b: 0 }, generator)
      weights = updated(weights, pool.probability, rowOf(pool, item, right ? 1 : 0))
      estimate = expected(weights, pool.abilities)
      length++
    }
    squaredError += (estimate.theta - ability) ** 2
    variance += estimate.se ** 2
    const informations = pool.parameters.map((item) => information(item, ability)).sort((x, y) => y - x)
    for (let sum = 1; sum < TARGET_SE ** -2; bound++) sum += informations.shift() ?? Infinity
  }
  return {
    length: length / SIMULEES,
    bound: bound / SIMULEES,
    rmse: Math.sqrt(squaredError / SIMULEES),
    claimed: Math.sqrt(variance / SIMULEES),
  }
}

/** Chooses by maximum information and takes the item out of `eligible`, which stays in order. */
function takeNext(
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
