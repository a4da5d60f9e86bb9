import type { EventData, SessionEvent } from '#schemas/event'
import type { SessionConfig } from '../session/config.ts'
import { nextAction } from '../session/next-action.ts'
import { reduceSession } from '../session/reduce-session.ts'
import { initialState, type SessionState } from '../session/state.ts'
import { readState, writeState, type CarriedState } from './carried-state.ts'

/** What a delivery system asks for at the start of a candidate's sitting. */
export interface CreateSessionRequest {
  readonly sessionIdentifier: string
  /** decides every random choice of this session: 32 hex digits */
  readonly seed: string
  /** languages that the candidate answers code items in */
  readonly languages?: EventData<'start'>['languages']
  /** factor on every time limit, ≥ 1; null without limits; 1 if absent */
  readonly timeMultiplier?: number | null
}

/** Scores of items that were presented, and the state that came with them. */
export interface SubmitResultsRequest {
  readonly sessionIdentifier: string
  readonly assessmentResult: { readonly itemResults: readonly ItemResult[] }
  /** as the last reply gave it */
  readonly sessionState: string
}

/** The result of one item, as far as the engine reads it. */
export interface ItemResult {
  /** id of the item */
  readonly identifier: string
  /** `SCORE`: its category, an integer from 0; `duration`: seconds that the candidate took, ≥ 0 */
  readonly outcomeVariables: readonly OutcomeVariable[]
}

/** A number under a name. */
export interface OutcomeVariable {
  readonly identifier: string
  readonly value: number
}

/** What every call gives. */
export interface SessionReply {
  readonly sessionIdentifier: string
  readonly nextItems: {
    /** ids of the items to present now; none once the session is over */
    readonly itemIdentifiers: readonly string[]
    /** how many of them have to be answered before the next call */
    readonly stageLength: number
  }
  /** to be sent with the next call: the engine keeps nothing */
  readonly sessionState: string
  readonly assessmentResult: {
    /** `THETA.<block>`, `SE.<block>` (logits) and `ITEMS.<block>` of each block */
    readonly testResult: { readonly outcomeVariables: readonly OutcomeVariable[] }
  }
}

/** An adaptive section: a test that a delivery system hands its sequencing to. */
export interface CatSection {
  readonly createSession: (request: CreateSessionRequest) => SessionReply
  readonly submitResults: (request: SubmitResultsRequest) => SessionReply
}

/**
 * The session machine in the shape of 1EdTech's Computer Adaptive Testing service (CAT 1.0, 2020): the state travels with
 * each call, so that a server needs no store and a repeated call gives the same reply. The same functions as in the page decide.
 *
 * @param config of the test, as `createSessionConfig` or `configOfTest` gives it
 * @returns the section; its calls throw a RangeError for a state that is not this section's, an item that was not asked, or a
 *   score that the item does not have
 */
export function createSection(config: SessionConfig): CatSection {
  return {
    createSession: ({ sessionIdentifier, seed, languages = ['typescript'], timeMultiplier = 1 }) => {
      if (!/^[0-9a-f]{32}$/.test(seed))
        throw new RangeError(`seed: 32 hex digits are expected, received ${seed}`)
      return reply(config, sessionIdentifier, { seed, languages, timeMultiplier, answers: [] })
    },
    submitResults: ({ sessionIdentifier, assessmentResult, sessionState }) => {
      const carried = readState(sessionState)
      const answers = assessmentResult.itemResults.map(answerOf)
      return reply(config, sessionIdentifier, { ...carried, answers: [...carried.answers, ...answers] })
    },
  }
}

function answerOf({ identifier, outcomeVariables }: ItemResult): CarriedState['answers'][number] {
  const valueOf = (name: string): number | undefined =>
    outcomeVariables.find((variable) => variable.identifier === name)?.value
  const category = valueOf('SCORE')
  const seconds = valueOf('duration') ?? 0
  if (category === undefined) throw new RangeError(`item ${identifier}: SCORE is expected, received none`)
  if (!(seconds >= 0 && seconds < Infinity))
    throw new RangeError(`item ${identifier}: duration must not be negative, received ${seconds}`)
  return { item: identifier, category, ms: Math.floor(seconds * 1000) }
}

function reply(config: SessionConfig, sessionIdentifier: string, carried: CarriedState): SessionReply {
  const state = replayed(config, carried)
  const { current } = state
  const isAsked = current !== undefined && current.phase === 'answering'
  return {
    sessionIdentifier,
    nextItems: { itemIdentifiers: isAsked ? [current.id] : [], stageLength: isAsked ? 1 : 0 },
    sessionState: writeState(carried),
    assessmentResult: {
      testResult: {
        outcomeVariables: state.blocks.flatMap(({ id, estimate }) => [
          { identifier: `THETA.${id}`, value: estimate.theta },
          { identifier: `SE.${id}`, value: estimate.se },
          { identifier: `ITEMS.${id}`, value: estimate.items },
        ]),
      },
    },
  }
}

/** The session after all answers, up to the item that is asked next. */
function replayed(config: SessionConfig, carried: CarriedState): SessionState {
  const reduce = reduceSession(config)
  let state = initialState(config)
  let mono = 0
  const append = (body: Pick<SessionEvent, 'type' | 'data'>): void => {
    state = reduce(state, { seq: 0, at: { mono, wall: 0 }, prev: '', ...body } as SessionEvent)
    const [fault] = state.faults
    if (fault !== undefined) throw new RangeError(fault.words)
  }
  const advance = (): void => {
    for (;;) {
      const action = nextAction(config, state)
      if (action.type === 'end' || action.type === 'await') return
      append(action)
    }
  }
  append({ type: 'start', data: startOf(carried) })
  advance()
  for (const { item, category, ms } of carried.answers) {
    mono += ms
    append({ type: 'submit', data: { item, response: { kind: 'short', text: '' } } })
    const max = config.items[config.indexes.get(item) ?? -1]?.max ?? 0
    append({ type: 'score', data: { item, score: { category, max, parts: [] } } })
    advance()
  }
  return state
}

function startOf({ seed, languages, timeMultiplier }: CarriedState): EventData<'start'> {
  return {
    attempt: '',
    bank: '',
    release: { version: '', hash: '' },
    test: { id: '', hash: '' },
    seed,
    languages: [...languages],
    engine: '',
    accommodations: { timeMultiplier, plainEditor: false, signals: false },
  }
}
