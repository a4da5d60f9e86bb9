import type { ScoreRow } from '#calibration/responses/score-columns'
import type { Rescored, SessionFacts, Taken } from '#results'

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
