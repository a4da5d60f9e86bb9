import { highestCategory, responseCurve } from '#adaptive'
import {
  documentsOf,
  enginesIn,
  hashOf,
  NO_SIGNALS,
  reduceFollowUp,
  reduceSignals,
  textFromEdits,
  type FollowUpWork,
} from '#log'
import type { AskedProblem, AttemptReport, ReportedAnswer, ReportedDocument, ReportedTest } from '#report'
import type { EventOf, EventType, SessionEvent } from '#schemas/event'
import type { ItemParameters } from '#schemas/parameters'
import type { Response } from '#schemas/response'
import { answerInWords } from './answer-in-words.ts'
import type { ScoredEntry, ScoredTest } from './graded-test.ts'
import { reportedSignals } from './reported-signals.ts'
import type { Registry, RegistryForm, RegistryHead } from './registry.ts'
import type { RecordedItem, SealedScore } from './score-sealed.ts'
import { sessionTimes, type SessionTimes } from './session-times.ts'

/** What reports of a registry's attempts have in common. */
export function reportedTest({
  bank,
  release,
  test,
  organisation,
  notice,
  precision,
}: RegistryHead): ReportedTest {
  return {
    id: test.id,
    title: test.title,
    bank,
    release,
    organisation: organisation.name,
    ...(notice && { notice }),
    ...(precision && { precision }),
    blocks: test.blocks.map(({ id, title, ai: policy }) => ({ id, title, policy })),
  }
}

/**
 * Puts together what reports tell of an attempt.
 *
 * @param scored a result that could be opened
 * @returns undefined where nothing of the log could be read
 */
export function attemptReport(
  scored: SealedScore,
  { registry, test }: { readonly registry: Registry; readonly test: ScoredTest },
): AttemptReport | undefined {
  const { events, session } = scored
  const line = registry.forms.find(({ attempt }) => attempt === session?.attempt)
  const [start] = events ?? []
  if (events === undefined || line === undefined || start?.type !== 'start') return undefined
  const entries = new Map(test.items.map((entry) => [entry.facts.id, entry]))
  const times = sessionTimes(events)
  const items = scored.status === 'rejected' ? presentedIn(events, entries) : scored.items
  const answers = items.flatMap((item, at) => {
    const entry = entries.get(item.id)
    return entry ? [answerOf(item, { at, entry, events, scored, registry, times, skills: test.skills })] : []
  })
  const signals = events.reduce(reduceSignals, NO_SIGNALS)
  const finishes = events.flatMap(({ type, data }) => (type === 'finish' ? [data] : []))
  return {
    test: reportedTest(registry.head),
    attempt: line.attempt,
    candidate: line.candidate,
    status: scored.status,
    reasons: scored.reasons,
    moments: scored.moments.map((moment) => ({ ...moment, ms: times.at(moment.seq) })),
    began: start.at.wall,
    lastedMs: times.end,
    isAdjusted: isAdjusted(line),
    scales: scored.scales,
    blocks: registry.head.test.blocks.map(({ id }) => ({
      id,
      finished: finishes.find(({ block }) => block === id)?.reason,
      assistance: signals.assistance[id] ?? '',
    })),
    answers,
    signals: line.accommodations.signals
      ? reportedSignals(events, signals.list, times, (id) => entries.get(id)?.item)
      : undefined,
    origins: originsOf(events, scored, line, registry),
  }
}

interface Place {
  /** in the order in which items were taken */
  readonly at: number
  readonly entry: ScoredEntry
  readonly events: readonly SessionEvent[]
  readonly scored: SealedScore
  readonly registry: Registry
  readonly times: SessionTimes
  readonly skills: ScoredTest['skills']
}

function answerOf(
  item: RecordedItem,
  { at, entry, events, scored, registry, times, skills }: Place,
): ReportedAnswer {
  const { facts } = entry
  const own = events.filter((event) => 'item' in event.data && event.data.item === item.id)
  const submission = firstOf(own, 'submit')
  const until = submission ? events.indexOf(submission) : events.length
  const response = submission?.data.response
  const policy = registry.head.test.blocks.find(({ id }) => id === item.block)?.ai ?? 'forbidden'
  const scale = scored.scales.find((each) => each.policy === policy)
  const work = own.reduce<FollowUpWork | undefined>(reduceFollowUp, undefined)
  const { presented = 0, submitted = times.end } = times.items.get(item.id) ?? {}
  const language = response && 'language' in response ? response.language : undefined
  const wanted =
    'limits' in entry.item.task && 'complexity' in entry.item.task.limits
      ? entry.item.task.limits.complexity?.class
      : undefined
  return {
    position: at + 1,
    id: item.id,
    version: item.version,
    ...(facts.variant && { variantOf: facts.variant.of }),
    title: facts.title,
    kind: facts.kind,
    skills: facts.skills.map((skill) => skills.get(skill) ?? skill),
    block: item.block,
    policy,
    thresholds: [facts.parameters.b].flat(),
    ...(scale && item.uncounted === undefined && { expected: expectedAt(facts.parameters, scale.theta) }),
    score: item.score,
    ...(submission && item.score === undefined && { isUnscored: true as const }),
    max: item.max,
    ...(item.provisional !== undefined && { provisional: item.provisional }),
    ...(item.uncounted && { uncounted: item.uncounted }),
    presentedMs: presented,
    durationMs: submitted - presented,
    ...(language !== undefined && { language }),
    asked: askedBy(entry, work !== undefined),
    documents: documentsAt(entry, events.slice(0, until), response, times),
    said: response ? answerInWords(entry.item, response) : [],
    ...(work && { followUp: { prediction: work.prediction ?? 'none', reason: work.reason } }),
    ...(wanted !== undefined && { wanted }),
    runs: own.filter(({ type }) => type === 'run').length,
    ownCases:
      lastOf(own, 'cases')
        ?.data.cases.map(({ input }) => input)
        .filter((input) => input.trim() !== '') ?? [],
  }
}

function askedBy({ item, steering, sealed }: ScoredEntry, isChanged: boolean): AskedProblem {
  const ofKey = sealed && 'followUp' in sealed.key ? sealed.key.followUp : undefined
  const followUp = steering?.followUp ?? ofKey
  return {
    stem: item.stem,
    options: item.kind === 'choice' ? item.task.options.map(({ html }) => html) : [],
    ...(isChanged && followUp && { change: followUp.html }),
  }
}

/** Of a result that was rejected nothing is scored: what was taken is what its log says. */
function presentedIn(
  events: readonly SessionEvent[],
  entries: ReadonlyMap<string, ScoredEntry>,
): readonly RecordedItem[] {
  return events.flatMap(({ type, data }) => {
    const max = type === 'present' ? entries.get(data.item)?.facts.max : undefined
    return type === 'present' && max !== undefined
      ? [{ id: data.item, version: data.version, block: data.block, category: undefined, max }]
      : []
  })
}

/** The texts of an answer as they were after some events; those that nobody has written are left out. */
function documentsAt(
  { item }: ScoredEntry,
  events: readonly SessionEvent[],
  response: Response | undefined,
  times: SessionTimes,
): readonly ReportedDocument[] {
  const language = response && 'language' in response ? response.language : undefined
  const visible = 'examples' in item.task ? item.task.examples.map(({ id }) => id) : []
  const passing = events.findIndex(
    ({ type, data }) =>
      type === 'run' &&
      data.item === item.id &&
      (item.kind !== 'code' || data.language === language) &&
      visible.length > 0 &&
      visible.every((id) => data.cases.some((one) => one.id === id && one.verdict === 'passed')),
  )
  const lockedAt = events.findIndex(({ type, data }) => type === 'follow-up' && data.item === item.id)
  const isOptional = response === undefined || item.kind === 'debug' || item.kind === 'critique'
  return Object.entries(documentsOf(item)).flatMap(([name, starter]): ReportedDocument[] => {
    const textAt = (end: number) => textFromEdits(events.slice(0, end), item.id, name, starter).text
    const submitted = textAt(events.length)
    const isOther = item.kind === 'code' && language !== undefined && name !== language
    if (isOther || (isOptional && submitted === starter)) return []
    return [
      {
        name,
        starter,
        ...(passing >= 0 && {
          firstPassing: { text: textAt(passing), ms: times.at(events[passing]?.seq ?? 0) },
        }),
        ...(lockedAt >= 0 && { locked: textAt(lockedAt) }),
        submitted,
      },
    ]
  })
}

/** Whether anything was set for a candidate that is not so for everybody. */
export function isAdjusted({
  accommodations: { timeMultiplier, plainEditor, signals, breaks },
}: Pick<RegistryForm, 'accommodations'>): boolean {
  return timeMultiplier !== 1 || plainEditor || !signals || breaks === true
}

/** Category that a response curve expects. @returns in [0, m] */
function expectedAt(parameters: ItemParameters, theta: number): number {
  const size = highestCategory(parameters) + 1
  const probability = new Float64Array(size)
  responseCurve(parameters)(theta, probability, new Float64Array(size))
  return probability.reduce((sum, share, category) => sum + category * share, 0)
}

function originsOf(
  events: readonly SessionEvent[],
  { head = '' }: SealedScore,
  { attempt, form, seed }: RegistryForm,
  { head: { bank, release, test }, tail }: Registry,
): AttemptReport['origins'] {
  const engines = enginesIn(events)
  return [
    ['attempt', attempt],
    ['test', `${test.id}, SHA-256 ${hashOf(test)}`],
    ['bank and release', `${bank} ${release.version}, SHA-256 ${release.hash}`],
    ['form', `SHA-256 ${form}, seed ${seed}`],
    ['log', `${events.length} events, hash of the last ${head}`],
    ['registry', `hash of the last line ${tail}`],
    ...(['javascript', 'sql', 'python'] as const).flatMap((runtime) =>
      engines[runtime].map((name) => [`engine of ${runtime}`, name] as const),
    ),
  ]
}

function firstOf<Type extends EventType>(
  events: readonly SessionEvent[],
  type: Type,
): EventOf<Type> | undefined {
  return events.find((event): event is EventOf<Type> => event.type === type)
}

function lastOf<Type extends EventType>(
  events: readonly SessionEvent[],
  type: Type,
): EventOf<Type> | undefined {
  return events.findLast((event): event is EventOf<Type> => event.type === type)
}
