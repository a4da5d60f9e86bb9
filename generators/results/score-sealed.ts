import { configOfTest, recordScales, type RecordedResponse, type RecordScale } from '#adaptive'
import {
  decodeLog,
  formHash,
  fromBase64Url,
  openResult,
  SealError,
  steeredItem,
  SESSION_LANGUAGES,
} from '#log'
import { scoreItem, type Runner } from '#runner'
import type { SessionEvent } from '#schemas/event'
import type { PracticeItem } from '#schemas/public-item'
import type { Response } from '#schemas/response'
import { sealedResultSchema, type SealedResult } from '#schemas/sealed-result'
import type { GradedEntry, GradedTest } from '../seal/graded-test.ts'
import { formOf, RegistryError, type Registry, type RegistryForm } from '../seal/registry.ts'
import { lasting } from './session-facts.ts'
import { rescore, type Bench, type ItemResult, type Rescored } from './rescore.ts'

/** What a sealed result is worth. */
export interface SealedScore {
  readonly candidate?: string
  readonly status: Rescored['status']
  /** in words; the first says why a result was rejected */
  readonly reasons: readonly string[]
  /** of the only scale; null where there are several, or none */
  readonly theta: number | null
  readonly se: number | null
  readonly scales: readonly RecordScale[]
  readonly items: readonly RecordedItem[]
  readonly session?: Rescored['session'] & { readonly form: string }
  /** hash of the log's last event: the same log sealed twice is one result */
  readonly head?: string
}

/** An item that was taken, with the score of record. */
export interface RecordedItem extends Omit<ItemResult, 'category' | 'max'> {
  /** undefined where nothing was submitted */
  readonly category: number | undefined
  readonly max: number
  /** the score that steered; undefined for an item that did not */
  readonly provisional?: number
}

export interface SealedBench extends Omit<Bench, 'release'> {
  readonly registry: Registry
  readonly organisation: CryptoKeyPair
  /** the test that the registry names, with its sealed half */
  readonly test: GradedTest
}

/** Bytes of a file at most. */
export const MOST_SEALED = 16 * 1024 * 1024

/** @returns the file's form; why it has none, in words */
export function readSealed(text: string): SealedResult | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'This is no sealed result, or a part of one: the file was cut or changed on its way. Ask for it again; the candidate can download it once more.'
  }
  const parsed = sealedResultSchema.parse(value)
  if (parsed.ok) return parsed.value
  const [fault] = parsed.faults
  const isNewer =
    typeof value === 'object' && value !== null && 'version' in value && Number(value.version) > 1
  return isNewer
    ? 'A newer version of Assay sealed this result. Score it with that version.'
    : `This is no sealed result: ${fault?.path || 'the file'} ${fault?.message ?? 'is wrong'}.`
}

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
  const opened = await openedLog(result, line, bench)
  if (!opened.ok) return { ...rejected(opened.reason), candidate }
  const { events, head } = opened
  const { test } = bench
  const entries = new Map(test.items.map((entry) => [entry.facts.id, entry]))
  const own = line.items.flatMap((id) => entries.get(id) ?? [])
  const index = {
    version: 1 as const,
    bank: test.bank,
    title: test.blueprint.title,
    release: test.release.version,
    taxonomy: { version: 1 as const, areas: [] },
    tests: [test.blueprint],
    items: own.map(({ facts }) => facts),
  }
  const steered = new Map(own.map((entry) => [entry.facts.id, steeredItem(entry)]))
  const release = { hash: test.release.hash, index, item: (id: string) => steered.get(id) }
  const replayed = await rescore(events, { ...bench, release })
  const differences = replayed.differences.map(({ seq, words }) => `Event ${seq}: ${words}`)
  const session = replayed.session && { ...replayed.session, form: line.form }
  if (replayed.status === 'rejected' || session === undefined)
    return { ...rejected(...differences, ...replayed.flags), candidate, head, ...(session && { session }) }
  const submissions = firstSubmissions(events)
  const items = await Promise.all(
    replayed.items.map(({ category: provisional, ...item }) =>
      recordItem(item, provisional, entries.get(item.id), submissions.get(item.id), bench.runner),
    ),
  )
  const config = configOfTest(index, test.blueprint)
  const scales = recordScales(
    config,
    test.blueprint.blocks.map(({ id }) => responsesOf(items.filter(({ block }) => block === id))),
  )
  const [only, ...others] = scales
  const single = only && others.length === 0 ? only : undefined
  const reasons = [...windowFacts(events, line), ...courseFacts(events, line), ...replayed.flags]
  return {
    candidate,
    status: reasons.length > 0 ? 'flagged' : 'accepted',
    reasons,
    theta: single?.theta ?? null,
    se: single?.se ?? null,
    scales,
    items,
    session,
    head,
  }
}

/** @param reasons the first of which says why */
export function rejected(...reasons: readonly string[]): SealedScore {
  return { status: 'rejected', reasons, theta: null, se: null, scales: [], items: [] }
}

type Opened =
  | { readonly ok: true; readonly events: readonly SessionEvent[]; readonly head: string }
  | { readonly ok: false; readonly reason: string }

async function openedLog(
  result: SealedResult,
  line: RegistryForm,
  { registry, organisation, test }: SealedBench,
): Promise<Opened> {
  const no = (reason: string): Opened => ({ ok: false, reason })
  if (result.form !== line.form)
    return no('The result was made with another form than the one that was sealed for this attempt.')
  if (!isOwnForm(registry, line))
    return no('The line of the registry is not the form that was sealed: take the registry from a copy.')
  let bytes: Uint8Array
  try {
    bytes = await openResult(result, organisation, {
      attempt: line.attempt,
      form: line.form,
      secret: fromBase64Url(line.secret),
    })
  } catch (error) {
    if (error instanceof SealError) return no(`${error.message}.`)
    throw error
  }
  const log = decodeLog(bytes)
  if (!log.ok) return no(log.seq === undefined ? log.message : `Event ${log.seq}: ${log.message}`)
  const [start] = log.events
  if (start?.type !== 'start') return no('The log does not begin with a start event.')
  const { attempt, seed, form, release, accommodations, languages, seen } = start.data
  if (attempt !== line.attempt || form !== line.form || seed !== line.seed)
    return no('The log inside is of another attempt than the file says.')
  if (release.hash !== test.release.hash)
    return no('The log was taken with another release than the one that was sealed.')
  if (JSON.stringify(sorted(accommodations)) !== JSON.stringify(sorted(line.accommodations)))
    return no('The log claims other accommodations than those that were sealed for this candidate.')
  if (languages.join() !== SESSION_LANGUAGES.join())
    return no('The log names other languages than the page offers, which would keep problems from coming.')
  if (seen !== undefined)
    return no('The log claims that items were met before, which keeps them from counting: no form says so.')
  return { ok: true, events: log.events, head: log.head }
}

function isOwnForm({ head }: Registry, line: RegistryForm): boolean {
  try {
    return formHash(formOf(head, line)) === line.form
  } catch (error) {
    if (error instanceof RegistryError) return false
    throw error
  }
}

function sorted(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1))
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
  entry: GradedEntry | undefined,
  response: Response | undefined,
  runner: Runner,
): Promise<RecordedItem> {
  const { max = entry?.facts.max ?? 0, ...rest } = item
  const about = { ...rest, max, ...(provisional !== undefined && { provisional }) }
  if (entry === undefined || response === undefined) return { ...about, category: undefined }
  const whole = wholeItem(entry)
  // A response of another kind is worth what nothing is: replay has refused a log in which one steered.
  if (response.kind !== whole.kind) return { ...about, category: 0 }
  const { category } = await scoreItem(whole, response, { runner: () => Promise.resolve(runner) })
  return { ...about, category }
}

/** An item with the key that decides. */
function wholeItem({ item, sealed }: GradedEntry): PracticeItem {
  const grading = { key: sealed.key, hints: [], explanation: '', solutions: [] }
  return { ...item, use: 'practice', grading } as unknown as PracticeItem
}

function responsesOf(items: readonly RecordedItem[]): readonly RecordedResponse[] {
  return items.flatMap(({ id, category, uncounted }) =>
    category === undefined || uncounted !== undefined ? [] : [{ item: id, category }],
  )
}

/** By the clock of the candidate's machine, which may go wrong. */
function windowFacts([start]: readonly SessionEvent[], { opens, closes }: RegistryForm): readonly string[] {
  const began = start?.at.wall ?? 0
  const shown = new Date(began).toISOString()
  return [
    ...(opens !== undefined && began < Date.parse(opens)
      ? [`By its own clock it began at ${shown}, before it opened at ${opens}.`]
      : []),
    ...(closes !== undefined && began > Date.parse(closes)
      ? [`By its own clock it began at ${shown}, after it closed at ${closes}.`]
      : []),
  ]
}

/** Time that the session's own clock may leave out before it is a fact to tell, in milliseconds: a page that is reloaded. */
const LEFT_OUT_TOLERANCE_MS = 60_000

/** What candidates may do and what nobody has agreed on with them: it changes no score, and may be worth one. */
function courseFacts(events: readonly SessionEvent[], { accommodations }: RegistryForm): readonly string[] {
  const facts = events.flatMap(({ type, data }) =>
    type === 'finish' && data.reason === 'ended'
      ? [
          `The candidate ended the block ${data.block} before it was over: the score rests on what was submitted until then.`,
        ]
      : [],
  )
  const pauses = events.filter(({ type }) => type === 'pause').length
  if (pauses > 0 && accommodations.breaks !== true)
    facts.push(
      `The session was paused ${pauses === 1 ? 'once' : `${pauses} times`}, and no breaks were agreed on.`,
    )
  const leftOut = leftOutMs(events)
  if (leftOut > LEFT_OUT_TOLERANCE_MS)
    facts.push(
      `For ${lasting(leftOut)} the page was closed or the machine slept: no time limit counted that.`,
    )
  return facts
}

/** Session time stands still between pages, and while the machine sleeps: by the machine's clock so long. */
function leftOutMs(events: readonly SessionEvent[]): number {
  let sum = 0
  let paused = false
  for (const [at, { type, at: now }] of events.entries()) {
    const before = events[at - 1]?.at
    if (type === 'resume' && !paused && before) sum += now.wall - before.wall - (now.mono - before.mono)
    if (type === 'pause' || type === 'resume') paused = type === 'pause'
  }
  return sum
}
