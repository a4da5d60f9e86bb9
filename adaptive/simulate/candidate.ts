import { classify } from '../stop/classify.ts'
import { createGenerator } from '../numeric/generator.ts'
import { initialState, type SessionState, type TakenItem } from '../session/state.ts'
import { nextAction } from '../session/next-action.ts'
import { recordEstimate } from '../session/record-scales.ts'
import { reduceSession } from '../session/reduce-session.ts'
import type { SessionConfig } from '../session/config.ts'
import type { SessionItem } from '../session/item.ts'
import type { EventData, SessionEvent } from '#schemas/event'
import type { ItemParameters } from '#schemas/parameters'
import { drawNormal } from '../numeric/draw-normal.ts'
import { breaches } from './breaches.ts'
import { cutsOf } from './cuts-of.ts'
import { drawCategory, drawMs, drawPace, drawParameters } from './draws.ts'
import type { SimulationPlan } from './plan.ts'
import { testInformation } from './test-information.ts'

/** What one simulated candidate leaves. Plain data. */
export interface SimulatedCandidate {
  /** true ability in logits */
  readonly theta: number
  readonly blocks: readonly SimulatedBlock[]
  /** indexes of the items that were shown, in order */
  readonly items: readonly number[]
  /** time in milliseconds from the first item to the last submission */
  readonly ms: number
  /** whether the time was over while an item was worked on, which then scored 0 */
  readonly isCutOff: boolean
  /** constraints of the blueprint that this session broke, in words; minima that time cut short are not among them */
  readonly broken: readonly string[]
  /** whether time ended a block before a minimum was reached */
  readonly isShort: boolean
}

export interface SimulatedBlock {
  readonly id: string
  /** estimate, its standard error, and the 95 % interval, in logits */
  readonly theta: number
  readonly se: number
  readonly low: number
  readonly high: number
  /** items shown, those on trial left out */
  readonly items: number
  /** items on trial that were shown */
  readonly pretest: number
  /** information of the items that counted at the candidate's true ability, in 1/logits² */
  readonly information: number
  /** the most probable class by the cuts of the block's stopping rules, from 0; undefined where it has no cuts */
  readonly place: number | undefined
  readonly reason: string
}

const WIDTH = 32
const ITEM = { kind: 'short', text: '' } as const

/**
 * One candidate takes the test: the very machine of real sessions says what comes, and the candidate answers by their
 * true ability, from parameters of their own replication of the bank.
 *
 * @param index of the candidate; the same index gives the same session, whoever simulates the others
 * @param onEvent hears each event of the session, without the chain that logs have
 */
export function simulateCandidate(
  config: SessionConfig,
  plan: SimulationPlan,
  index: number,
  onEvent?: (event: SessionEvent) => void,
): SimulatedCandidate {
  const name = `candidate/${index}`
  const person = createGenerator(plan.seed, name)
  const theta = abilityOf(plan, index, drawNormal(person))
  const pace = drawPace(person)
  const seed = Array.from({ length: WIDTH }, () => person.below(16).toString(16)).join('')
  const reduce = reduceSession(config)
  const items: number[] = []
  let state: SessionState = initialState(config)
  let isCutOff = false
  let lastSubmission = 0
  /** categories of record, by item */
  const scored = new Map<string, number>()
  append({ type: 'start', data: startOf(seed, plan) }, 0)
  for (;;) {
    const action = nextAction(config, state)
    if (action.type === 'end') break
    if (action.type !== 'await') {
      if (action.type === 'present') items.push(config.indexes.get(action.data.item) ?? -1)
      append(action, state.mono)
      continue
    }
    if (action.event === 'start') throw new Error('the session has not started')
    const item = plan.items[config.indexes.get(action.item) ?? -1]
    if (item === undefined) throw new Error(`item ${action.item} is not in the simulation`)
    // a stream for each item, so that the candidate answers it alike whatever came before
    const draws = createGenerator(plan.seed, `${name}/${item.id}`)
    const parameters = drawParameters(item.parameters, draws)
    const answered = drawCategory(parameters, theta - shiftOf(plan, name, item.parameters), draws)
    const ms = item.minutes === undefined ? 0 : drawMs(item.minutes, pace, draws)
    if (action.event === 'submit') {
      const done = state.mono + ms
      lastSubmission = Math.min(done, action.deadline ?? Infinity)
      if (lastSubmission < done) isCutOff = true
      scored.set(item.id, lastSubmission < done ? 0 : answered)
      append({ type: 'submit', data: { item: item.id, response: ITEM } }, lastSubmission)
    } else {
      const category = provisional(item, scored.get(item.id) ?? 0)
      const score = { category, max: item.max, parts: [] }
      append({ type: 'score', data: { item: item.id, score } }, state.mono)
    }
  }
  return {
    theta,
    blocks: state.blocks.map(({ id, taken, finished, ...steered }, at) => {
      const { estimate, weights } = plan.blueprint.use === 'graded' ? ofRecord(taken, at) : steered
      return {
        id,
        theta: estimate.theta,
        se: estimate.se,
        low: estimate.low,
        high: estimate.high,
        items: taken.filter(({ uncounted }) => uncounted !== 'pretest').length,
        pretest: taken.filter(({ uncounted }) => uncounted === 'pretest').length,
        information: testInformation(
          config.pool,
          taken.flatMap((one) => (isMeasured(one) ? [config.indexes.get(one.id) ?? -1] : [])),
          theta,
        ),
        place: placeOf(weights, cutsOf(config.blueprint, at, plan.cuts)),
        reason: finished ?? 'ended',
      }
    }),
    items,
    ms: lastSubmission,
    isCutOff,
    ...breaches(config, state),
  }

  /** What steers can miss a mistake, and so give one category too many. */
  function provisional({ id, max }: SessionItem, category: number): number {
    const isMissed =
      category < max && createGenerator(plan.seed, `${name}/${id}/steering`).unit() < (plan.missed ?? 0)
    return plan.blueprint.use === 'graded' && isMissed ? category + 1 : category
  }

  /** A response whose score counts: in a graded test also one that did not steer. */
  function isMeasured({ id, counted, uncounted }: TakenItem): boolean {
    return counted || (plan.blueprint.use === 'graded' && uncounted === undefined && scored.has(id))
  }

  /** The estimate of record, from the scores that the organisation finds. */
  function ofRecord(taken: readonly TakenItem[], at: number) {
    const responses = taken.filter(isMeasured).map(({ id }) => ({ item: id, category: scored.get(id) ?? 0 }))
    return recordEstimate(config, at, responses)
  }

  function placeOf(weights: Float64Array, cuts: readonly number[]): number | undefined {
    return cuts.length === 0 ? undefined : classify(weights, config.pool.abilities, cuts).place
  }

  function append(body: Pick<SessionEvent, 'type' | 'data'>, mono: number): void {
    const event = { seq: 0, at: { mono, wall: 0 }, prev: '', ...body } as SessionEvent
    state = reduce(state, event)
    onEvent?.(event)
  }
}

/** What items of one stem share for this candidate, in logits; 0 for an item on its own. */
function shiftOf({ seed }: SimulationPlan, name: string, { testlet }: ItemParameters): number {
  if (testlet === undefined) return 0
  return testlet.sd * drawNormal(createGenerator(seed, `${name}/testlet/${testlet.id}`))
}

function abilityOf({ abilities }: SimulationPlan, index: number, drawn: number): number {
  return abilities.from === 'normal'
    ? abilities.mean + abilities.sd * drawn
    : (abilities.points[index % abilities.points.length] ?? 0)
}

function startOf(seed: string, { languages, blueprint, isTimed }: SimulationPlan): EventData<'start'> {
  return {
    attempt: '',
    bank: '',
    release: { version: '', hash: '' },
    test: { id: blueprint.id, hash: '' },
    seed,
    languages: [...languages],
    engine: '',
    accommodations: { timeMultiplier: isTimed ? 1 : null, plainEditor: false, signals: false },
  }
}
