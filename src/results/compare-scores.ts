import { caseKey, type CaseVerdict } from '#adaptive'
import {
  documentsOf,
  hashOf,
  mayBeLocked,
  reduceFollowUp,
  textFromEdits,
  withFollowUp,
  writtenResponse,
  type FollowUpWork,
} from '#log'
import { scoreItem, type Runner } from '#runner'
import { emptyResponse } from '#schemas/empty-response'
import type { EventOf, SessionEvent } from '#schemas/event'
import type { PracticeItem } from '#schemas/public-item'
import type { Response } from '#schemas/response'
import type { Score } from '#schemas/score'
import type { Fact } from './fact.ts'
import type { Difference, ReleaseAtHand } from './rescore.ts'

interface Comparison {
  readonly differences: readonly Difference[]
  readonly facts: readonly Fact[]
}

/**
 * Scores every first submission again: the ones after it are learning, move nothing, and are not run.
 *
 * @param events a whole log
 * @param release that the log names
 * @throws RunnerUnavailableError
 */
export async function compareScores(
  events: readonly SessionEvent[],
  release: ReleaseAtHand,
  runner: Runner,
): Promise<Comparison> {
  const differences: Difference[] = events.flatMap((event) => hintDifference(event, release))
  const facts: Fact[] = []
  const scored = new Set<string>()
  // scored on record alone
  const later = new Set(
    release.index.items.flatMap(({ id, use, steers }) => (use === 'graded' && !steers ? [id] : [])),
  )
  for (const [at, event] of events.entries()) {
    if (event.type !== 'submit' || scored.has(event.data.item)) continue
    const { item: id, response } = event.data
    scored.add(id)
    const differ = (seq: number, code: Difference['code'], words: string) =>
      differences.push({ seq, code, words })
    const item = release.item(id)
    if (!item || item.kind !== response.kind) {
      differ(event.seq, 'score', `The submission does not fit item ${id} of this release.`)
      continue
    }
    const before = events.slice(0, at)
    const rebuilt = rebuiltResponse(before, item, response)
    if (rebuilt !== undefined) differ(event.seq, 'text', rebuilt)
    const language = languageOf(response)
    if (language !== undefined && !languagesOf(events).includes(language))
      differ(
        event.seq,
        'language',
        `The submission to ${id} is in ${language}, which the candidate had not chosen.`,
      )
    const following = scoreAfter(events, at, id)
    if (!following) {
      if (!later.has(id))
        facts.push({ words: `The submission to ${id} has no score in the log.`, seq: event.seq })
      continue
    }
    const kills = events.slice(at, following.seq).filter(({ type }) => type === 'watchdog').length
    if (kills > 0) {
      const cases = kills === 1 ? '1 case' : `${kills} cases`
      facts.push({
        words: `The watchdog stopped ${cases} of ${id} in the browser; the log's verdict was taken.`,
        seq: event.seq,
      })
    }
    const taken = kills > 0 ? stoppedCases(following.data.score) : new Map<string, CaseVerdict>()
    const takenGrowth = new Map(
      kills > 0 ? following.data.score.growth?.flatMap((one) => (one.stopped ? [[one.size, one]] : [])) : [],
    )
    const again = await scoreItem(item, response, {
      runner: () => Promise.resolve(runner),
      taken,
      takenGrowth,
    })
    const difference = compare(following.data.score, again)
    if (difference !== undefined) differ(following.seq, 'score', `${id}: ${difference}`)
  }
  return { differences, facts }
}

/** A hint that gives the key away keeps an answer from counting: which one does so is the item's to say, not the log's. */
function hintDifference(event: SessionEvent, release: ReleaseAtHand): readonly Difference[] {
  if (event.type !== 'hint') return []
  const { item, hint, cost } = event.data
  const own = release.item(item)?.grading.hints[hint]
  if (own?.cost === cost) return []
  const words =
    own === undefined
      ? `Item ${item} has no hint ${hint}.`
      : `Hint ${hint} of ${item} costs "${own.cost}"; the log says "${cost}".`
  return [{ seq: event.seq, code: 'hint', words }]
}

function languageOf(response: Response): string | undefined {
  return 'language' in response ? response.language : undefined
}

function languagesOf([start]: readonly SessionEvent[]): readonly string[] {
  return start?.type === 'start' ? start.data.languages : []
}

function scoreAfter(events: readonly SessionEvent[], at: number, item: string): EventOf<'score'> | undefined {
  return events
    .slice(at + 1)
    .find((later): later is EventOf<'score'> => later.type === 'score' && later.data.item === item)
}

/** A case that the browser's watchdog stopped cannot be repeated: its verdict is taken from the log. */
function stoppedCases(score: Score): ReadonlyMap<string, CaseVerdict> {
  const stopped = score.cases?.filter(({ verdict }) => verdict === 'stopped') ?? []
  return new Map(stopped.map((one) => [caseKey(one), one]))
}

/** Why the submitted answer is not the one that the log's own events lead to; nothing where it is. */
function rebuiltResponse(
  before: readonly SessionEvent[],
  item: PracticeItem,
  response: Response,
): string | undefined {
  const lockedAt = before.findIndex(({ type, data }) => type === 'follow-up' && data.item === item.id)
  const locked = before[lockedAt]
  if (locked?.type !== 'follow-up') return rebuilt(before, item, response)
  const { key } = item.grading
  const asked = 'followUp' in key && key.followUp !== undefined
  const { response: base } = locked.data
  if (!asked || base.kind !== item.kind || !mayBeLocked(base) || base.followUp !== undefined)
    return `The log has an answer to a follow-up that ${item.id} does not have.`
  const fault = rebuilt(before.slice(0, lockedAt), item, base)
  if (fault !== undefined) return fault
  const followUp = before.reduce<FollowUpWork | undefined>(
    (sofar, event) =>
      'item' in event.data && event.data.item === item.id ? reduceFollowUp(sofar, event) : sofar,
    undefined,
  )
  return rebuilt(before, item, response, followUp)
}

/** The same for the answer as it stands after some events; after the lock, for what was made of the locked one. */
function rebuilt(
  before: readonly SessionEvent[],
  item: PracticeItem,
  response: Response,
  followUp?: FollowUpWork,
): string | undefined {
  const texts = new Map(
    Object.entries(documentsOf(item)).map(([document, starter]) => [
      document,
      textFromEdits(before, item.id, document, starter),
    ]),
  )
  for (const text of texts.values())
    if (!text.ok) return `The edits of ${item.id} do not fit together at event ${text.seq}: ${text.message}.`
  const last = before.findLast((event) => event.type === 'answer' && event.data.item === item.id)
  const given = last?.type === 'answer' ? last.data.response : undefined
  const text = (document: string): string => texts.get(document)?.text ?? ''
  const current = writtenResponse(item, text, languageOf(response), given)
  const written = followUp && current?.kind === followUp.base.kind ? withFollowUp(followUp, current) : current
  if (written !== undefined)
    return hashOf(written) === hashOf(response)
      ? undefined
      : `The submitted text of ${item.id} is not the one that its edits give.`
  const recorded = hashOf(response) === hashOf(given ?? emptyResponse(response.kind))
  return recorded ? undefined : `The submitted answer to ${item.id} is not the last one that was recorded.`
}

/** Numbers and verdicts are compared; the words beside them belong to the version of Assay that wrote them. */
function compare(logged: Score, again: Score): string | undefined {
  const verdicts = new Map(again.cases?.map((one) => [caseKey(one), one]))
  const stopped = logged.cases?.find(
    (one) => one.verdict !== 'stopped' && verdicts.get(caseKey(one))?.verdict === 'stopped',
  )
  if (stopped !== undefined)
    return `case ${caseKey(stopped)} is ${stopped.verdict} in the log, and this machine stopped it before its fuel was used up: score the log again where less else runs`
  if (logged.category !== again.category || logged.max !== again.max) {
    return `the log says category ${logged.category} of ${logged.max}; running it again gives ${again.category} of ${again.max}`
  }
  for (const one of logged.cases ?? []) {
    const { verdict, fuel } = one
    const id = caseKey(one)
    const found = verdicts.get(id)
    if (found?.verdict !== verdict)
      return `case ${id} is ${verdict} in the log and ${found?.verdict ?? 'absent'} when run again`
    if (found.fuel !== fuel)
      return `case ${id} took ${fuel} units of fuel in the log and ${found.fuel} when run again`
  }
  const counts = compareGrowth(logged.growth ?? [], again.growth ?? [])
  if (counts !== undefined) return counts
  return hashOf(evidenceOf(logged)) === hashOf(evidenceOf(again))
    ? undefined
    : 'the evidence in the log is not what running it again gives'
}

/** Steps are counted to the unit, so that any difference is one of the program or of the log. */
function compareGrowth(logged: Growth, again: Growth): string | undefined {
  const found = new Map(again.map((one) => [one.size, one]))
  for (const one of logged) {
    const other = withSpaceOf(one, found.get(one.size))
    if (hashOf(one) === hashOf(other ?? null)) continue
    const at = one.sizes.findIndex(
      (size, index) => other?.sizes[index] !== size || other.steps[index] !== one.steps[index],
    )
    const isSpace =
      other !== undefined && hashOf({ ...one, space: null }) === hashOf({ ...other, space: null })
    if (isSpace) return spaceDifference(one, other)
    if (other === undefined || at < 0 || other.steps[at] === undefined)
      return `the steps with ${one.size} in the log are not those that counting again gives`
    return `with ${one.size} the log counts ${one.steps[at]} steps at size ${one.sizes[at]}; counting again gives ${other.steps[at]} at size ${other.sizes[at]}`
  }
  return logged.length === again.length
    ? undefined
    : 'the log has no steps for a size that counting again has'
}

type Growth = NonNullable<Score['growth']>

/** A log from before memory was measured says nothing of it. */
function withSpaceOf(logged: Growth[number], again: Growth[number] | undefined): Growth[number] | undefined {
  if (logged.space !== undefined || again?.space === undefined) return again
  const { space: _, ...steps } = again
  return steps
}

/** Bytes are the same to the last one, too. */
function spaceDifference({ size: name, space }: Growth[number], { space: again }: Growth[number]): string {
  const at = space?.bytes.findIndex((bytes, index) => again?.bytes[index] !== bytes) ?? -1
  const [held, found] = [space?.bytes[at], again?.bytes[at]]
  if (held === undefined || found === undefined)
    return `the memory with ${name} in the log is not what measuring again gives`
  return `with ${name} the log has ${held} bytes held at size ${space?.sizes[at]}; measuring again gives ${found} at size ${again?.sizes[at]}`
}

function evidenceOf({ cases, parts }: Score): unknown {
  return {
    cases: (cases ?? []).map(caseKey),
    parts: parts.map(({ id, earned, possible }) => ({ id, earned, possible })),
  }
}
