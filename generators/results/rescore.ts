import { createSessionConfig, replaySession, type CaseVerdict, type SessionState } from '#adaptive'
import { hashOf, textFromEdits } from '#log'
import { scoreItem, type Runner } from '#runner'
import type { EventOf, SessionEvent } from '#schemas/event'
import type { PracticeItem } from '#schemas/public-item'
import type { ReleasePublic } from '#schemas/release-public'
import type { Response } from '#schemas/response'
import type { Score } from '#schemas/score'

/** Where a log and its recomputation part ways. */
export interface Difference {
  /** Number of the event in the log. */
  readonly seq: number
  readonly code: 'wrong-test' | 'engine-fault' | 'path' | 'text' | 'score' | 'unscored'
  readonly words: string
}

/** What a log is worth once everything in it was computed again. */
export interface Rescored {
  /** `accepted`: the same to the bit. `flagged`: the same, but for what no machine can repeat. `rejected`: not the same. */
  readonly status: 'accepted' | 'flagged' | 'rejected'
  readonly differences: readonly Difference[]
  /** Facts that a person should see: the watchdog's kills. */
  readonly flags: readonly string[]
  readonly blocks: readonly BlockResult[]
  readonly items: readonly ItemResult[]
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
}

/** What a log is scored with. */
export interface Bench {
  readonly release: ReleaseAtHand
  readonly runner: Runner
  /** Content-hashed name of the sandbox's engine file that the runner uses. */
  readonly engine: string
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
  { release, runner, engine }: Bench,
): Promise<Rescored> {
  const [start] = events
  const test =
    start?.type === 'start' ? release.index.tests.find(({ id }) => id === start.data.test.id) : undefined
  if (start?.type !== 'start' || !test || hashOf(test) !== start.data.test.hash) {
    const words = 'The log does not name a test of this release.'
    return {
      status: 'rejected',
      differences: [{ seq: 0, code: 'wrong-test', words }],
      flags: [],
      blocks: [],
      items: [],
    }
  }
  const config = createSessionConfig({ blueprint: test, items: release.index.items })
  const replay = replaySession(config, events)
  const scored = await compareScores(events, release, runner)
  const flags = [...otherEngine(start.data.engine, engine), ...scored.flags]
  const differences: Difference[] = [
    ...replay.state.faults.map(({ seq, words }) => ({ seq, code: 'engine-fault' as const, words })),
    ...replay.mismatches.map(({ seq, expected, found }) => ({
      seq,
      code: 'path' as const,
      words: `The log says ${summary(found)}; the engine says ${summary(expected)}.`,
    })),
    ...scored.differences,
  ].sort((left, right) => left.seq - right.seq)
  const status = differences.length > 0 ? 'rejected' : flags.length > 0 ? 'flagged' : 'accepted'
  return {
    status,
    differences,
    flags,
    blocks: blocksOf(replay.state, test.blocks),
    items: itemsOf(replay.state),
  }
}

/** Another build of the sandbox counts fuel otherwise: a difference in fuel is then no evidence against the candidate. */
function otherEngine(logged: string, own: string): readonly string[] {
  if (logged === own) return []
  return [
    `The browser ran ${logged} and this is ${own}: fuel may differ. Score with the version of Assay that built the site.`,
  ]
}

async function compareScores(
  events: readonly SessionEvent[],
  release: ReleaseAtHand,
  runner: Runner,
): Promise<{ readonly differences: readonly Difference[]; readonly flags: readonly string[] }> {
  const differences: Difference[] = []
  const flags: string[] = []
  for (const [at, event] of events.entries()) {
    if (event.type !== 'submit') continue
    const { item: id, response } = event.data
    const item = release.item(id)
    if (!item || item.kind !== response.kind) {
      differences.push({
        seq: event.seq,
        code: 'score',
        words: `The submission does not fit item ${id} of this release.`,
      })
      continue
    }
    const rebuilt = rebuiltResponse(events.slice(0, at), item, response)
    if (rebuilt !== undefined) differences.push({ seq: event.seq, code: 'text', words: rebuilt })
    const following = events
      .slice(at + 1)
      .find((later): later is EventOf<'score'> => later.type === 'score' && later.data.item === id)
    if (!following) {
      differences.push({
        seq: event.seq,
        code: 'unscored',
        words: `The submission to ${id} was never scored.`,
      })
      continue
    }
    const kills = events.slice(at, following.seq).filter((later) => later.type === 'watchdog').length
    if (kills > 0)
      flags.push(
        `The watchdog stopped ${kills} ${kills === 1 ? 'case' : 'cases'} of ${id} in the browser; the log's verdict was taken.`,
      )
    const taken = kills > 0 ? stoppedCases(following.data.score) : new Map<string, CaseVerdict>()
    const again = await scoreItem(item, response, { runner: () => Promise.resolve(runner), taken })
    const difference = compare(following.data.score, again)
    if (difference !== undefined)
      differences.push({ seq: following.seq, code: 'score', words: `${id}: ${difference}` })
  }
  return { differences, flags }
}

/** A case that the browser's watchdog stopped cannot be repeated: its verdict is taken from the log. */
function stoppedCases(score: Score): ReadonlyMap<string, CaseVerdict> {
  const stopped = score.cases?.filter(({ verdict }) => verdict === 'stopped') ?? []
  return new Map(stopped.map((one) => [one.id, one]))
}

/** Why the submitted answer is not the one that the log's own events lead to; nothing where it is. */
function rebuiltResponse(
  before: readonly SessionEvent[],
  item: PracticeItem,
  response: Response,
): string | undefined {
  if (item.kind === 'code' && response.kind === 'code') {
    const starter = item.task.starter[response.language] ?? ''
    const rebuilt = textFromEdits(before, item.id, response.language, starter)
    if (!rebuilt.ok)
      return `The edits of ${item.id} do not fit together at event ${rebuilt.seq}: ${rebuilt.message}.`
    return rebuilt.text === response.text
      ? undefined
      : `The submitted text of ${item.id} is not the one that its edits give.`
  }
  const last = before.findLast((event) => event.type === 'answer' && event.data.item === item.id)
  if (last?.type !== 'answer') return undefined
  return hashOf(last.data.response) === hashOf(response)
    ? undefined
    : `The submitted answer to ${item.id} is not the last one that was recorded.`
}

function compare(logged: Score, again: Score): string | undefined {
  if (logged.category !== again.category || logged.max !== again.max) {
    return `the log says category ${logged.category} of ${logged.max}; running it again gives ${again.category} of ${again.max}`
  }
  const verdicts = new Map(again.cases?.map((one) => [one.id, one]))
  for (const { id, verdict, fuel } of logged.cases ?? []) {
    const found = verdicts.get(id)
    if (found?.verdict !== verdict)
      return `case ${id} is ${verdict} in the log and ${found?.verdict ?? 'absent'} when run again`
    if (found.fuel !== fuel)
      return `case ${id} took ${fuel} units of fuel in the log and ${found.fuel} when run again`
  }
  return hashOf(logged) === hashOf(again)
    ? undefined
    : 'the evidence in the log is not what running it again gives'
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
    block.taken.map(({ id, version, score }) => ({
      id,
      version,
      block: block.id,
      category: score?.category,
      max: score?.max,
    })),
  )
}
