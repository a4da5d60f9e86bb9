import { configOfTest, replaySession, testOf, type SessionState } from '#adaptive'
import { hashOf, type EngineOf } from '#log'
import type { Runner } from '#runner'
import type { SessionEvent } from '#schemas/event'
import type { PracticeItem } from '#schemas/public-item'
import type { ReleasePublic } from '#schemas/release-public'
import { compareScores } from './compare-scores.ts'
import { momentsIn, type Moment } from './fact.ts'
import { otherEngines } from './other-engines.ts'
import { sessionFacts } from './session-facts.ts'

/** Where a log and its recomputation part ways. */
export interface Difference {
  /** Number of the event in the log. */
  readonly seq: number
  readonly code: 'wrong-test' | 'engine-fault' | 'unread' | 'path' | 'text' | 'score' | 'hint' | 'language'
  readonly words: string
}

/** What a log is worth once everything in it was computed again. */
export interface Rescored {
  /** `accepted`: the same to the bit. `flagged`: the same, but for what no machine can repeat. `rejected`: not the same. */
  readonly status: 'accepted' | 'flagged' | 'rejected'
  readonly differences: readonly Difference[]
  /** Facts that a person should see: what the watchdog stopped, clocks that contradict each other, and the like. */
  readonly flags: readonly string[]
  /** Those of the flags that the log shows at one event. */
  readonly moments: readonly Moment[]
  /** Which session this was, and under which accommodations; absent where the log names no test of the release. */
  readonly session?: SessionFacts
  readonly blocks: readonly BlockResult[]
  readonly items: readonly ItemResult[]
}

export interface SessionFacts {
  readonly attempt: string
  readonly bank: string
  readonly release: string
  readonly test: string
  readonly languages: readonly string[]
  /** Factor on time limits; null for none. */
  readonly timeMultiplier: number | null
}

export interface BlockResult {
  readonly id: string
  readonly policy: 'forbidden' | 'allowed'
  /** EAP in logits, its standard error, and the 95 % interval. */
  readonly theta: number
  readonly se: number
  readonly low: number
  readonly high: number
  readonly items: number
  readonly reason: string | undefined
}

export interface ItemResult {
  readonly id: string
  readonly version: string
  readonly block: string
  readonly category: number | undefined
  readonly max: number | undefined
  /** Why the score did not count, where it did not. */
  readonly uncounted?: 'seen' | 'hint' | 'pretest'
}

/** What a log is scored with. */
export interface Bench {
  readonly release: ReleaseAtHand
  readonly runner: Runner
  /** Content-hashed name of the engine file that the runner uses for a language; asked for where the log has one. */
  readonly engineOf: (runtime: EngineOf) => Promise<string>
}

/** What rescoring needs of a release: its index and its practice items. */
export interface ReleaseAtHand {
  readonly hash: string
  readonly index: ReleasePublic
  readonly item: (id: string) => PracticeItem | undefined
}

/**
 * Computes a session again from its log: each text from its edits, each score from the code itself, each selected item
 * and each theta from the scores, and compares all of it with what the log says.
 *
 * @param events a whole log, its chain already verified
 * @param bench the release that its start event names, and what runs the candidate's code
 * @throws RunnerUnavailableError
 */
export async function rescore(
  events: readonly SessionEvent[],
  { release, runner, engineOf }: Bench,
): Promise<Rescored> {
  const [start] = events
  const test = start?.type === 'start' ? testOf(release.index, start.data.test.id) : undefined
  if (start?.type !== 'start' || !test || hashOf(test) !== start.data.test.hash) {
    const words = 'The log does not name a test of this release.'
    return {
      status: 'rejected',
      differences: [{ seq: 0, code: 'wrong-test', words }],
      flags: [],
      moments: [],
      blocks: [],
      items: [],
    }
  }
  const config = configOfTest(release.index, test)
  const replay = replaySession(config, events)
  const read = replay.unread === undefined ? events : events.slice(0, -replay.unread)
  const scored = await compareScores(read, release, runner)
  const facts = [...scored.facts, ...sessionFacts(config, read)]
  const flags = [...(await otherEngines(read, engineOf)), ...facts.map(({ words }) => words)]
  const differences: Difference[] = [
    ...replay.state.faults.map(({ seq, words }) => ({ seq, code: 'engine-fault' as const, words })),
    ...replay.mismatches.map(({ seq, expected, found }) => ({
      seq,
      code: 'path' as const,
      words: `The log says ${summary(found)}; the engine says ${summary(expected)}.`,
    })),
    ...scored.differences,
    ...unread(read.length, events.length),
  ].sort((left, right) => left.seq - right.seq)
  const status = differences.length > 0 ? 'rejected' : flags.length > 0 ? 'flagged' : 'accepted'
  return {
    status,
    differences,
    flags,
    moments: momentsIn(facts),
    session: {
      attempt: start.data.attempt,
      bank: release.index.bank,
      release: release.index.release,
      test: test.id,
      languages: start.data.languages,
      timeMultiplier: start.data.accommodations.timeMultiplier,
    },
    blocks: blocksOf(replay.state, test.blocks),
    items: itemsOf(replay.state),
  }
}

/** Where the replay gave up, and how much it left. */
function unread(read: number, events: number): readonly Difference[] {
  if (read === events) return []
  const words = `So many events do not fit that the last ${events - read} of ${events} were not read.`
  return [{ seq: read, code: 'unread', words }]
}

function summary(what: { readonly type: string; readonly data?: unknown }): string {
  return 'data' in what ? `${what.type} ${JSON.stringify(what.data)}` : what.type
}

function blocksOf(
  state: SessionState,
  blueprints: ReleasePublic['tests'][number]['blocks'],
): readonly BlockResult[] {
  return state.blocks.map(({ id, estimate, finished }) => ({
    id,
    policy: blueprints.find((block) => block.id === id)?.ai ?? 'forbidden',
    ...estimate,
    reason: finished,
  }))
}

function itemsOf(state: SessionState): readonly ItemResult[] {
  return state.blocks.flatMap((block) =>
    block.taken.map(({ id, version, score, uncounted }) => ({
      id,
      version,
      block: block.id,
      category: score?.category,
      max: score?.max,
      ...(uncounted === undefined ? {} : { uncounted }),
    })),
  )
}
