import { canonicalJson, frameLine, parseEvent, sha256Hex, type LogEvent } from '#log'
import { problemOf, within, type Problem } from './problem.ts'
import { headerRecord, planRepair, recover, type Recovery } from './recover.ts'
import type { Held, OpenStore, Store, StoreName } from './store.ts'
import type { Reply } from './protocol.ts'

/** Longest wait for one store, in milliseconds: then the other goes on alone. */
const STORE_LIMIT_MS = 3000
/** A store that failed is tried again after this time, in milliseconds, while the other one holds. */
const RETRY_AFTER_MS = 2000

/** The one writer of a session. */
export interface SessionWriter {
  readonly append: (events: readonly LogEvent[]) => Promise<Reply>
  readonly close: () => Promise<void>
}

/** What came of opening. */
export type OpenedSession =
  | {
      readonly type: 'opened'
      readonly recovery: Recovery
      readonly problems: readonly Problem[]
      readonly writer: SessionWriter
    }
  | { readonly type: 'lost' | 'unavailable'; readonly problems: readonly Problem[] }

/** One store of the session: open, or why not. */
interface Slot {
  readonly store: Store
  open: OpenStore | undefined
  /** How many records are durable in it. */
  next: number
  problem: Problem | undefined
  retryAt: number
}

/**
 * Opens a session in every store, recovers what they hold between them and brings each up to it.
 *
 * @param stores The stores, the one to repair first in front: its repair is a single transaction.
 * @param options Whose log, whether it may begin now, how many records are known to have been saved, and the time.
 * @returns The writer and what was recovered; `lost` where nothing is held of a session that had begun; `unavailable`
 * where no store can be used.
 */
export async function openSession(
  stores: readonly Store[],
  options: {
    readonly session: string
    readonly create: boolean
    readonly expected: number
    readonly now: number
  },
): Promise<OpenedSession> {
  const { session, create, expected, now } = options
  const slots = await Promise.all(stores.map((store) => openSlot(store, session)))
  const held = new Map<StoreName, Held>()
  for (const { store, open } of slots) if (open !== undefined) held.set(store.name, open.held)
  if (held.size === 0) return { type: 'unavailable', problems: problemsOf(slots) }

  let recovery = recover(session, held, expected)
  if (recovery.header !== undefined) {
    // One store has forgotten the session whole: the power failed soon after it began, and may fail again.
    if (slots.some(({ open }) => open?.held.state === 'absent')) await Promise.all(slots.map(settle))
  } else {
    if (!create || expected > 0) {
      await Promise.all(slots.map(release))
      return { type: 'lost', problems: problemsOf(slots) }
    }
    const header = { session, created: now }
    recovery = { ...recovery, header, records: [headerRecord(header)] }
  }

  const records = [...recovery.records]
  const lines = records.map(frameLine)
  for (const slot of slots) await bringUp(slot, session, records, lines)
  if (slots.every((slot) => slot.open === undefined))
    return { type: 'unavailable', problems: problemsOf(slots) }
  return { type: 'opened', recovery, problems: problemsOf(slots), writer: { append, close } }

  async function append(events: readonly LogEvent[]): Promise<Reply> {
    for (const event of events) {
      const message = take(event)
      if (message !== undefined) return { type: 'refused', message }
    }
    const alone = slots.every((slot) => slot.open === undefined)
    await Promise.all(
      slots.map(async (slot) => {
        const wasOpen = slot.open !== undefined
        if (!wasOpen && !alone && performance.now() < slot.retryAt) return
        await bringUp(slot, session, records, lines)
        // A connection that was cut, as when site data are cleared, is made anew at once.
        if (wasOpen && slot.open === undefined) await bringUp(slot, session, records, lines)
      }),
    )
    const durable = Math.max(...slots.map((slot) => (slot.open === undefined ? 0 : slot.next)))
    const problems = problemsOf(slots)
    return durable === records.length
      ? { type: 'saved', next: records.length - 1, problems }
      : { type: 'unsaved', problems }
  }

  /** Adds an event to the records, or says why it is none of this session. */
  function take(event: LogEvent): string | undefined {
    const parsed = parseEvent(event)
    if (!parsed.ok) return parsed.message
    let record: string
    try {
      record = canonicalJson(parsed.event)
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
    const place = event.seq + 1
    const known = records[place]
    if (known !== undefined)
      return known === record ? undefined : `Event ${event.seq} is stored with other content`
    const last = records.at(-1)
    const expectedPrev = records.length === 1 || last === undefined ? '0'.repeat(64) : sha256Hex(last)
    if (place !== records.length)
      return `Unexpected event number ${event.seq}, expected ${records.length - 1}`
    if (event.prev !== expectedPrev) return `Event ${event.seq} does not continue the stored log`
    records.push(record)
    lines.push(frameLine(record))
    return undefined
  }

  async function close(): Promise<void> {
    await Promise.all(slots.map(release))
  }
}

/**
 * Reads a session without holding it.
 *
 * @param stores The stores.
 * @param session Id of the session.
 * @returns What they hold between them, and which could not be read.
 */
export async function readSession(
  stores: readonly Store[],
  session: string,
): Promise<{ readonly recovery: Recovery; readonly problems: readonly Problem[] }> {
  const held = new Map<StoreName, Held>()
  const problems: Problem[] = []
  const found = await Promise.allSettled(
    stores.map((store) =>
      within(
        Promise.resolve().then(() => store.read(session)),
        STORE_LIMIT_MS,
      ),
    ),
  )
  for (const [place, { name }] of stores.entries()) {
    const one = found[place]
    if (one?.status === 'fulfilled') held.set(name, one.value)
    else problems.push(problemOf(name, one?.reason))
  }
  return { recovery: recover(session, held, 0), problems }
}

async function openSlot(store: Store, session: string): Promise<Slot> {
  const slot: Slot = { store, open: undefined, next: 0, problem: undefined, retryAt: 0 }
  await attempt(slot, async () => {
    slot.open = await within(store.open(session), STORE_LIMIT_MS, (late) => late.close())
  })
  return slot
}

/** Makes a store hold all records, opening it again if it had failed. */
async function bringUp(
  slot: Slot,
  session: string,
  records: readonly string[],
  lines: readonly string[],
): Promise<void> {
  await attempt(slot, async () => {
    if (slot.open === undefined || slot.next === 0) {
      slot.open ??= await within(slot.store.open(session), STORE_LIMIT_MS, (late) => late.close())
      const repair = planRepair(slot.open.held, records)
      if (repair.type === 'rewrite') await within(slot.open.rewrite(lines), STORE_LIMIT_MS)
      else if (repair.from < lines.length || slot.open.held.state === 'torn')
        await within(slot.open.append(lines.slice(repair.from), repair.from), STORE_LIMIT_MS)
    } else if (slot.next < lines.length)
      await within(slot.open.append(lines.slice(slot.next), slot.next), STORE_LIMIT_MS)
    slot.next = lines.length
    slot.problem = undefined
  })
}

async function settle({ open }: Slot): Promise<void> {
  if (open?.settle === undefined || open.held.state === 'absent') return
  await within(open.settle(), STORE_LIMIT_MS).catch(() => undefined)
}

/** A store that fails is closed and read again before it is written again: what it holds is then unknown. */
async function attempt(slot: Slot, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    await release(slot)
    slot.problem = problemOf(slot.store.name, error)
    slot.retryAt = performance.now() + RETRY_AFTER_MS
  }
}

async function release(slot: Slot): Promise<void> {
  const { open } = slot
  slot.open = undefined
  slot.next = 0
  await open?.close()
}

function problemsOf(slots: readonly Slot[]): readonly Problem[] {
  return slots.flatMap(({ problem }) => (problem === undefined ? [] : [problem]))
}
