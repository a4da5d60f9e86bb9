import type { SessionEvent } from '#schemas/event'
import type { StampLine } from '#schemas/stamp-line'
import { lasting } from './session-facts.ts'

/**
 * How much more time than the log the witness may see between two of its stamps before it is a fact to tell, in
 * milliseconds: a stamp is under way for 30 s at most, and two clocks part by a few seconds in some hours.
 */
const CLOCK_TOLERANCE_MS = 60_000

/** A stamp of this very log. */
interface Placed {
  /** number of the event whose hash it has */
  readonly place: number
  /** milliseconds since 1970-01-01 UTC, by the witness's clock */
  readonly time: number
}

/**
 * What a witness saw that a log does not say. None is a verdict: a page that is kept from its network tells nothing, or late.
 *
 * @param events a whole log
 * @param head hash of the last of them
 * @param stamps of its attempt and form, in the order in which they came
 * @returns sentences
 */
export function witnessFacts(
  events: readonly SessionEvent[],
  head: string,
  stamps: readonly StampLine[],
): readonly string[] {
  const places = new Map([...events.slice(1).map(({ prev }) => prev), head].map((hash, seq) => [hash, seq]))
  const placed = stamps
    .flatMap((stamp): readonly Placed[] => {
      const place = places.get(stamp.head)
      return place === undefined ? [] : [{ place, time: Date.parse(stamp.time) }]
    })
    .toSorted((left, right) => left.place - right.place)
  return [
    ...startFacts(stamps, places),
    ...otherLogFacts(stamps, places, head),
    ...clockFacts(events, placed),
    ...silenceFacts(events, placed),
  ]
}

function startFacts(stamps: readonly StampLine[], places: ReadonlyMap<string, number>): readonly string[] {
  const starts = stamps.filter(({ moment }) => moment === 'start')
  const [first, second] = starts
  if (first === undefined)
    return ['The witness was not told of its start: whether another run came before this one, nothing shows.']
  return [
    ...(second === undefined
      ? []
      : [
          `It was begun ${starts.length} times: the witness was told so at ${first.time} and at ${second.time}.`,
        ]),
    ...(places.get(first.head) === 0
      ? []
      : [`Another run was begun first, at ${first.time} by the witness: this result is of a later one.`]),
  ]
}

function otherLogFacts(
  stamps: readonly StampLine[],
  places: ReadonlyMap<string, number>,
  head: string,
): readonly string[] {
  const [other, ...more] = stamps.filter((stamp) => stamp.moment === 'checkpoint' && !places.has(stamp.head))
  const end = stamps.find(({ moment }) => moment === 'submission')
  return [
    ...(other === undefined
      ? []
      : [
          `What was recorded when the witness stamped it at ${other.time}${more.length === 0 ? '' : `, and ${more.length} times after that,`} is not in this log: it is of another run, or it was changed.`,
        ]),
    ...(end === undefined || end.head === head
      ? []
      : [`At ${end.time} the witness was told that another log than this one was handed in.`]),
  ]
}

/**
 * A stamp may come late, never early, so a time that the witness saw between two of them may be off either way: shorter where
 * the first came late, longer where the second did. But a page always stamps the end that its log has when it sends, and gives
 * a request up after 30 s, so that whatever the log says after that end happened later than the stamp, less those 30 s. From
 * any event up to the first stamp to that next event the log must therefore hold the time between both stamps. Where it holds
 * less, no lateness explains it. That it holds more only says that the first stamp was late, and is worth nothing to anybody.
 */
function clockFacts(events: readonly SessionEvent[], placed: readonly Placed[]): readonly string[] {
  let most = { seen: 0, claimed: 0 }
  for (const { place, time } of placed) {
    const next = events[place + 1]?.at
    if (next === undefined) continue
    for (const earlier of placed) {
      const from = events[earlier.place]?.at
      if (from === undefined || earlier.place > place) continue
      const seen = time - earlier.time
      // Session time stands still while the page is closed, and the machine's clock may be put right.
      const claimed = Math.max(next.wall - from.wall, next.mono - from.mono)
      if (seen - claimed > most.seen - most.claimed) most = { seen, claimed }
    }
  }
  return most.seen - most.claimed > CLOCK_TOLERANCE_MS
    ? [
        `The witness saw ${lasting(most.seen)} pass where the log has ${lasting(most.claimed)} at most: the clocks of the machine were slow, or stood.`,
      ]
    : []
}

/** In most of a test that no stamp saw, another run may have been made from the same start. */
function silenceFacts(events: readonly SessionEvent[], placed: readonly Placed[]): readonly string[] {
  const submitted = events.filter(({ type }) => type === 'submit').map(({ seq }) => seq)
  const ends = [...placed.map(({ place }) => place), events.length]
  const unseen = ends.map(
    (end, at) => submitted.filter((seq) => seq > (ends[at - 1] ?? -1) && seq <= end).length,
  )
  const most = Math.max(...unseen)
  return most > 1 && most > submitted.length / 2
    ? [
        `The witness was told nothing while ${most} of ${submitted.length} problems were submitted: the page had no network, or was kept from it.`,
      ]
    : []
}
