import type { Rescored, SessionFacts, Taken } from '#results'

/** Why a response says nothing, or a whole result. */
export type Uncounted =
  /** nothing was submitted */
  | 'unanswered'
  /** a hint had given the key away */
  | 'hint'
  /** the candidate had met the item lately */
  | 'seen'
  /** the item is on trial: it counts for no result, and is calibrated by this */
  | 'pretest'
  /** the same result was handed in before */
  | 'again'
  /** there is another result of the attempt, and a person has to decide which one counts */
  | 'twice'
  /** the whole result was rejected */
  | 'rejected'

/** A row of a table of scores: a response of record, or a result that was rejected. */
export interface ScoreRow {
  /** the attempt: who it is stands in the registry alone; null where the result does not get so far */
  readonly person: string | null
  /** null with what follows up to `provisional` for a result that was rejected */
  readonly item: string | null
  readonly version: string | null
  /** category of record; null where nothing was submitted */
  readonly score: number | null
  /** highest category that the item has */
  readonly max: number | null
  readonly block: string | null
  readonly policy: 'forbidden' | 'allowed' | null
  /** in the session, from 1 */
  readonly position: number | null
  /** from the problem's coming to its first submission, in milliseconds */
  readonly ms: number | null
  /** category that steered; null where none did */
  readonly provisional: number | null
  readonly status: 'accepted' | 'flagged' | 'rejected'
  /** null for a response that counts */
  readonly uncounted: Uncounted | null
  readonly test: string | null
  readonly bank: string | null
  readonly release: string | null
  /** of programming, that the candidate could choose from, joined by + */
  readonly languages: string | null
}

/** The columns of a table of scores, in order, and what they hold; null besides, where {@link ScoreRow} says so. */
export const SCORE_COLUMNS = {
  person: 'text',
  item: 'text',
  version: 'text',
  score: 'count',
  max: 'count',
  block: 'text',
  policy: 'text',
  position: 'count',
  ms: 'count',
  provisional: 'count',
  status: 'text',
  uncounted: 'text',
  test: 'text',
  bank: 'text',
  release: 'text',
  languages: 'text',
} as const satisfies Record<keyof ScoreRow, 'text' | 'count'>

/** A scored result, as far as a table tells of it. */
export interface ResultOfRecord {
  readonly status: ScoreRow['status']
  readonly session?: SessionFacts
  readonly items: readonly (Rescored['items'][number] & { readonly provisional?: number })[]
  readonly taken?: ReadonlyMap<string, Taken>
  /** hash of the log's last event */
  readonly head?: string
}

/**
 * The rows of scored results: each response of record once, in the order in which the items came, and one row for each
 * result that was rejected, so that nothing is missing in silence.
 */
export function scoreRows(results: readonly ResultOfRecord[]): readonly ScoreRow[] {
  const counting = Map.groupBy(
    results.filter(({ status, session }) => status !== 'rejected' && session !== undefined),
    ({ session }) => session?.attempt,
  )
  return results.flatMap((result) => {
    const of = factsOf(result)
    if (result.status === 'rejected') return [{ ...NO_RESPONSE, ...of, uncounted: 'rejected' }]
    const whole = reasonAgainst(result, counting.get(result.session?.attempt) ?? [])
    return result.items
      .map((item) => rowOf(item, result.taken?.get(item.id), of, whole))
      .sort((left, right) => (left.position ?? 0) - (right.position ?? 0))
  })
}

const NO_RESPONSE = {
  item: null,
  version: null,
  score: null,
  max: null,
  block: null,
  policy: null,
  position: null,
  ms: null,
  provisional: null,
} as const

type Facts = Pick<ScoreRow, 'person' | 'status' | 'test' | 'bank' | 'release' | 'languages'>

function factsOf({ status, session }: ResultOfRecord): Facts {
  return {
    person: session?.attempt ?? null,
    status,
    test: session?.test ?? null,
    bank: session?.bank ?? null,
    release: session?.release ?? null,
    languages: session?.languages.join('+') ?? null,
  }
}

/** Why no response of a result counts; null where each stands for itself. @param same results of its attempt */
function reasonAgainst(result: ResultOfRecord, same: readonly ResultOfRecord[]): 'twice' | 'again' | null {
  if (same.some(({ head }) => head !== result.head)) return 'twice'
  return same[0] === result ? null : 'again'
}

function rowOf(
  { id, version, block, category, max, uncounted, provisional }: ResultOfRecord['items'][number],
  taken: Taken | undefined,
  { person, status, ...facts }: Facts,
  whole: 'twice' | 'again' | null,
): ScoreRow {
  return {
    person,
    item: id,
    version,
    score: category ?? null,
    max: max ?? null,
    block,
    policy: taken?.policy ?? null,
    position: taken?.position ?? null,
    ms: taken?.ms ?? null,
    provisional: provisional ?? null,
    status,
    uncounted: whole ?? (category === undefined ? 'unanswered' : (uncounted ?? null)),
    ...facts,
  }
}
