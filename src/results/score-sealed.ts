import { configOfTest, recordScales, type RecordedResponse, type RecordScale } from '#adaptive'
import { indexOfForm, itemWithKey, steeredItem } from '#log'
import { scoreItem, sparingRunner, type Runner } from '#runner'
import type { SessionEvent } from '#schemas/event'
import type { Response } from '#schemas/response'
import type { Score } from '#schemas/score'
import type { SealedResult } from '#schemas/sealed-result'
import { momentsIn, type Moment } from './fact.ts'
import type { ScoredEntry } from './graded-test.ts'
import { courseFacts, windowFacts } from './graded-facts.ts'
import { openSealed, type SealedSource } from './open-sealed.ts'
import type { RegistryForm } from './registry.ts'
import { rescore, type Bench, type ItemResult, type Rescored } from './rescore.ts'
import type { Stamps } from './stamps.ts'
import { witnessFacts } from './witness-facts.ts'

/** What a sealed result is worth. */
export interface SealedScore {
  readonly candidate?: string
  readonly status: Rescored['status']
  /** in words; the first says why a result was rejected */
  readonly reasons: readonly string[]
  /** those of the reasons that the log shows at one event */
  readonly moments: readonly Moment[]
  /** of the only scale; null where there are several, or none */
  readonly theta: number | null
  readonly se: number | null
  /** none where the sealed half is not at hand */
  readonly scales: readonly RecordScale[]
  readonly items: readonly RecordedItem[]
  readonly session?: Rescored['session'] & { readonly form: string }
  /** hash of the log's last event: the same log sealed twice is one result */
  readonly head?: string
  /** the whole log, where it could be opened */
  readonly events?: readonly SessionEvent[]
}

/** An item that was taken, with the score of record. */
export interface RecordedItem extends Omit<ItemResult, 'category' | 'max'> {
  /** undefined where nothing was submitted */
  readonly category: number | undefined
  readonly max: number
  /** the score that steered; undefined for an item that did not */
  readonly provisional?: number
  /** what the category rests on; undefined where nothing was scored */
  readonly score?: Score
}

export interface SealedBench extends SealedSource, Omit<Bench, 'release'> {}

/**
 * Opens a sealed result, computes the session again from its log, and scores every response against the sealed half.
 *
 * What the file says of itself is taken for nothing: its attempt only says which line of the registry to hold it against.
 *
 * @throws RunnerUnavailableError
 */
export async function scoreSealed(result: SealedResult, bench: SealedBench): Promise<SealedScore> {
  const line = bench.registry.forms.find(({ attempt }) => attempt === result.attempt)
  if (line === undefined)
    return rejected(
      'The registry has no such attempt: the result is of another test, or somebody made it up. Name the registry of its test with --registry.',
    )
  const { candidate } = line
  const opened = await openSealed(result, line, bench)
  if (!opened.ok) return { ...rejected(opened.reason), candidate }
  const { events, head } = opened
  const { test } = bench
  const entries = new Map(test.items.map((entry) => [entry.facts.id, entry]))
  const own = line.items.flatMap((id) => entries.get(id) ?? [])
  const index = indexOfForm(
    bench.registry.head,
    own.map(({ facts }) => facts),
  )
  const steered = new Map(own.map((entry) => [entry.facts.id, steeredItem(entry)]))
  const release = { hash: test.release.hash, index, item: (id: string) => steered.get(id) }
  const replayed = await rescore(events, { ...bench, release })
  const differences = replayed.differences.map(({ seq, words }) => ({
    words: `Event ${seq}: ${words}`,
    seq,
  }))
  const session = replayed.session && { ...replayed.session, form: line.form }
  if (replayed.status === 'rejected' || session === undefined)
    return {
      ...rejected(...differences.map(({ words }) => words), ...replayed.flags),
      moments: [...differences, ...replayed.moments],
      candidate,
      head,
      events,
      ...(session && { session }),
    }
  const submissions = firstSubmissions(events)
  const items = await Promise.all(
    replayed.items.map(({ category: provisional, ...item }) =>
      recordItem(item, provisional, entries.get(item.id), submissions.get(item.id), bench.runner),
    ),
  )
  const config = configOfTest(index, test.blueprint)
  const scales = own.every(({ sealed }) => sealed)
    ? recordScales(
        config,
        test.blueprint.blocks.map(({ id }) => responsesOf(items.filter(({ block }) => block === id))),
      )
    : []
  const [only, ...others] = scales
  const single = only && others.length === 0 ? only : undefined
  const facts = [...windowFacts(events, line), ...courseFacts(events, line)]
  const reasons = [
    ...facts.map(({ words }) => words),
    ...(bench.stamps ? witnessFacts(events, head, stampsOf(bench.stamps, line)) : []),
    ...replayed.flags,
    ...items.flatMap(stoppedHere),
  ]
  return {
    candidate,
    status: reasons.length > 0 ? 'flagged' : 'accepted',
    reasons,
    moments: [...momentsIn(facts), ...replayed.moments],
    theta: single?.theta ?? null,
    se: single?.se ?? null,
    scales,
    items,
    session,
    head,
    events,
  }
}

/** @param reasons the first of which says why */
export function rejected(...reasons: readonly string[]): SealedScore {
  return { status: 'rejected', reasons, moments: [], theta: null, se: null, scales: [], items: [] }
}

/** Who knows an attempt alone, and not its form, can make up no stamp that counts. */
function stampsOf(stamps: Stamps, { attempt, form }: RegistryForm) {
  return (stamps.get(attempt) ?? []).filter((stamp) => stamp.form === form)
}

/** What was submitted first to each item: there is no second try. */
function firstSubmissions(events: readonly SessionEvent[]): ReadonlyMap<string, Response> {
  const found = new Map<string, Response>()
  for (const event of events)
    if (event.type === 'submit' && !found.has(event.data.item))
      found.set(event.data.item, event.data.response)
  return found
}

/** Scores a response against the sealed half. */
async function recordItem(
  item: Omit<ItemResult, 'category'>,
  provisional: number | undefined,
  entry: ScoredEntry | undefined,
  response: Response | undefined,
  runner: Runner,
): Promise<RecordedItem> {
  const { max = entry?.facts.max ?? 0, ...rest } = item
  const about = { ...rest, max, ...(provisional !== undefined && { provisional }) }
  if (entry?.sealed === undefined || response === undefined) return { ...about, category: undefined }
  const whole = itemWithKey(entry.item, entry.sealed.key)
  // A response of another kind is worth what nothing is: replay has refused a log in which one steered.
  if (response.kind !== whole.kind) return { ...about, category: 0 }
  const score = await scoreItem(whole, response, {
    runner: () => Promise.resolve(sparingRunner(runner, whole)),
  })
  return { ...about, category: score.category, score }
}

/** Verdicts are by fuel. What this machine's watchdog stopped has none, and must not pass for one in silence. */
function stoppedHere({ id, score }: RecordedItem): readonly string[] {
  const stopped = score?.cases?.filter(({ verdict }) => verdict === 'stopped').length ?? 0
  const sizes = score?.growth?.filter((one) => one.stopped).length ?? 0
  if (stopped + sizes === 0) return []
  const what = stopped === 0 ? 'the count of steps' : `${stopped} ${stopped === 1 ? 'case' : 'cases'}`
  return [
    `This machine stopped ${what} of ${id} before the fuel was used up, which earns nothing: score the result again where less else runs.`,
  ]
}

function responsesOf(items: readonly RecordedItem[]): readonly RecordedResponse[] {
  return items.flatMap(({ id, category, uncounted }) =>
    category === undefined || uncounted !== undefined ? [] : [{ item: id, category }],
  )
}
