import { configOfTest, initialState, modelOf, reduceSession, type SessionState } from '#adaptive'
import type { SessionEvent } from '#schemas/event'
import type { ItemParameters } from '#schemas/parameters'
import { decodeLog, verifyChain } from '#log'
import { loadRelease, siblingRelease, type LoadedRelease, type ReleaseAddress } from './release.ts'
import { exportSession } from './storage.ts'
import { testView } from './test-view.ts'
import type { ResultView } from './view.ts'

/** A session's result, or why there is none to show. */
export type ResultState =
  | { readonly type: 'result'; readonly result: ResultView }
  /** No such session in this browser. */
  | { readonly type: 'absent' }
  /** It is not over yet. */
  | { readonly type: 'unfinished'; readonly test: string }
  /** Its release is not among those of this site; the log can still be downloaded. */
  | { readonly type: 'other-release' }
  | { readonly type: 'unreadable' }

/**
 * Computes a stored session's result anew from its log.
 *
 * @param session its name in the storage
 * @param addresses of the releases that this site holds
 * @returns the result; never rejects
 */
export async function loadResult(
  session: string,
  addresses: readonly ReleaseAddress[],
): Promise<ResultState> {
  const file = await exportSession(session)
  if (file === undefined) return { type: 'absent' }
  const log = decodeLog(file)
  if (!log.ok) return { type: 'unreadable' }
  const { events } = log
  const [start] = events
  if (start?.type !== 'start') return { type: 'unreadable' }
  const { hash } = start.data.release
  const [known] = addresses
  const address = addresses.find((each) => each.hash === hash) ?? (known && siblingRelease(hash, known))
  if (!address) return { type: 'other-release' }
  try {
    const release = await loadRelease(address)
    const found = resultOf(events, release)
    return found.type === 'result' ? { ...found, result: await withWanted(found.result, release) } : found
  } catch {
    // The release of an earlier build is only there as long as this browser keeps it.
    return { type: addresses.includes(address) ? 'unreadable' : 'other-release' }
  }
}

/**
 * The result of a log, block by block; its numbers follow from the scores and are not read from the log.
 *
 * @param events a whole log whose start names the release
 */
export function resultOf(events: readonly SessionEvent[], release: LoadedRelease): ResultState {
  const [start] = events
  const chain = verifyChain(events)
  const test = start?.type === 'start' ? release.test(start.data.test.id) : undefined
  if (!start || !test || !chain.ok) return { type: 'unreadable' }
  const facts = new Map(release.index.items.map((item) => [item.id, item]))
  const config = configOfTest(release.index, test)
  const reduce = reduceSession(config)
  let state: SessionState = initialState(config)
  let restedMs = 0
  let presentedAt = 0
  const path: ResultView['path'][number][] = []
  for (const event of events) {
    const { pausedAt } = state
    state = reduce(state, event)
    if (pausedAt !== undefined && state.pausedAt === undefined) restedMs += state.mono - pausedAt
    const now = state.mono - restedMs
    if (event.type === 'present') presentedAt = now
    const block = state.current && state.blocks[state.current.block]
    const taken = block?.taken.at(-1)
    const item = taken && facts.get(taken.id)
    if (event.type !== 'estimate' || !block || !taken?.score || !item) continue
    const { id, title, kind, level, skills } = item
    path.push({
      position: path.length + 1,
      item: { id, problem: modelOf(item), title, kind, level, skills },
      score: taken.score,
      counted: taken.counted,
      theta: block.estimate.theta,
      se: block.estimate.se,
      durationMs: now - presentedAt,
    })
  }
  const last = state.blocks.at(-1)
  if (!last?.finished) return { type: 'unfinished', test: test.id }
  const result: ResultView = {
    test: testView(test),
    theta: last.estimate.theta,
    se: last.estimate.se,
    low: last.estimate.low,
    high: last.estimate.high,
    calibrated: path.every(({ item }) => isCalibrated(facts.get(item.id)?.parameters)),
    reason: last.finished,
    startedAt: start.at.wall,
    durationMs: state.mono - restedMs,
    path,
    head: chain.head,
  }
  return { type: 'result', result }
}

/** Adds what was wanted to what was measured; an item that does not come leaves its figure out. */
async function withWanted(result: ResultView, release: LoadedRelease): Promise<ResultView> {
  const wantedOf = async ({ item, score }: ResultView['path'][number]) => {
    if (score.growth === undefined) return undefined
    const found = await release.item(item.id).catch(() => undefined)
    return found?.kind === 'code' || found?.kind === 'sql' ? found.task.limits.complexity?.class : undefined
  }
  const path = result.path.map(async (step) => {
    const wanted = await wantedOf(step)
    return wanted === undefined ? step : { ...step, wanted }
  })
  return { ...result, path: await Promise.all(path) }
}

/** Persons from whom on an item's parameters count as measured. */
const ENOUGH_PERSONS = 200

/** Parameters without uncertainty are known. */
function isCalibrated(parameters: ItemParameters | undefined): boolean {
  return parameters?.uncertainty === undefined || (parameters.persons ?? 0) >= ENOUGH_PERSONS
}
