import { canonicalJson, parseEvent, parseJson, sha256Hex, type LogEvent } from '#log'
import type { Held, StoreName } from './store.ts'

/** The first record of every session: says that it began, whatever else is lost. */
export interface Header {
  readonly session: string
  /** Milliseconds since 1970-01-01 UTC. */
  readonly created: number
}

/** What was found out of order, for the candidate and the report. */
export type Fact =
  /** The store had lost these many of the records; they came back from elsewhere. */
  | { readonly type: 'restored'; readonly store: StoreName; readonly records: number }
  /** The store ended in a record that was not finished; it had not been acknowledged. */
  | { readonly type: 'torn'; readonly store: StoreName }
  /** The store held something unreadable before its end. */
  | { readonly type: 'corrupt'; readonly store: StoreName }
  /** More events had been saved than are found now. */
  | { readonly type: 'missing'; readonly expected: number; readonly found: number }

/** What can be recovered, and why it differs from what should be there. */
export interface Recovery {
  readonly header: Header | undefined
  readonly events: readonly LogEvent[]
  /** Header and events as they are to stand in every store. */
  readonly records: readonly string[]
  readonly facts: readonly Fact[]
}

/** How a store becomes equal to the recovered records. */
export type Repair = { readonly type: 'append'; readonly from: number } | { readonly type: 'rewrite' }

/**
 * The longest whole chain that the stores hold between them: a link that one has lost may come from the other.
 *
 * @param session Id that the header must name.
 * @param stores What each readable store holds.
 * @param expected How many records, the header included, are known to have been saved; 0 where nothing is known.
 * @returns Header, events and facts; no header and no event where nothing is held.
 */
export function recover(session: string, stores: ReadonlyMap<StoreName, Held>, expected: number): Recovery {
  const headers: Header[] = []
  const links = new Map<string, Link>()
  for (const held of stores.values()) {
    for (const record of [...held.records, ...held.aside]) {
      const link = links.has(record) ? undefined : linkOf(record)
      if (link !== undefined) links.set(record, link)
      else if (!links.has(record)) headers.push(...headerOf(record, session))
    }
  }
  const chain = longestChain([...links.values()])
  const found = headers.sort((one, other) => one.created - other.created)[0]
  const header = found ?? (chain[0] === undefined ? undefined : { session, created: chain[0].event.at.wall })
  const records = header === undefined ? [] : [headerRecord(header), ...chain.map(({ record }) => record)]
  const events = chain.map(({ event }) => event)
  return { header, events, records, facts: factsOf(stores, records, expected, events.length) }
}

/**
 * What to do to a store so that it holds exactly these records.
 *
 * @param held What it holds.
 * @param records What it should hold.
 * @returns `append` behind the records that are right already, `rewrite` where something among them is wrong.
 */
export function planRepair(held: Held, records: readonly string[]): Repair {
  const right = held.records.slice(0, held.intact)
  const prefix = right.length <= records.length && right.every((record, index) => record === records[index])
  return prefix && held.state !== 'corrupt' ? { type: 'append', from: right.length } : { type: 'rewrite' }
}

/** The header as a record. */
export function headerRecord(header: Header): string {
  return canonicalJson({ kind: 'assay-session', version: 1, ...header })
}

interface Link {
  readonly event: LogEvent
  readonly record: string
  readonly hash: string
}

function linkOf(record: string): Link | undefined {
  const json = parseJson(record)
  const parsed = json.ok ? parseEvent(json.value) : undefined
  return parsed?.ok === true ? { event: parsed.event, record, hash: sha256Hex(record) } : undefined
}

function headerOf(record: string, session: string): readonly Header[] {
  const json = parseJson(record)
  if (!json.ok || typeof json.value !== 'object' || json.value === null) return []
  const { kind, session: named, created } = json.value as Readonly<Record<string, unknown>>
  if (kind !== 'assay-session' || named !== session || typeof created !== 'number') return []
  return [{ session, created }]
}

/** Walks back from the latest events: the first walk that reaches the beginning is the longest chain. */
function longestChain(links: readonly Link[]): readonly Link[] {
  const byHash = new Map(links.map((link) => [link.hash, link]))
  const dead = new Set<Link>()
  for (const end of links.toSorted((one, other) => other.event.seq - one.event.seq)) {
    const walk: Link[] = []
    let link: Link | undefined = end
    while (link !== undefined && !dead.has(link)) {
      walk.push(link)
      if (link.event.seq === 0) {
        if (link.event.prev === BEGINNING) return walk.reverse()
        break
      }
      const before: Link | undefined = byHash.get(link.event.prev)
      link = before?.event.seq === link.event.seq - 1 ? before : undefined
    }
    for (const failed of walk) dead.add(failed)
  }
  return []
}

const BEGINNING = '0'.repeat(64)

function factsOf(
  stores: ReadonlyMap<StoreName, Held>,
  records: readonly string[],
  expected: number,
  found: number,
): readonly Fact[] {
  const facts: Fact[] = []
  for (const [store, held] of stores) {
    if (held.state === 'torn' || held.state === 'corrupt') facts.push({ type: held.state, store })
    const sound = new Set(held.records)
    const lacking = records.filter((record) => !sound.has(record)).length
    if (lacking > 0) facts.push({ type: 'restored', store, records: lacking })
  }
  if (found < expected - 1) facts.push({ type: 'missing', expected: expected - 1, found })
  return facts
}
