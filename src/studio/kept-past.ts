import { begin, type Past } from './past.ts'

const KEY = 'assay.studio.past'
/** Characters that a tab is asked to keep: browsers give five million. */
const ROOM = 4_000_000

interface Kept {
  /** of the addresses that stand for it */
  readonly fragments: readonly string[]
  readonly past: Past<unknown>
}

/**
 * Keeps in this tab what a designer made and can undo, for the page of the studio that comes next: as many steps as there
 * is room for.
 *
 * @param fragments of the addresses that the next page may have
 */
export function keepPast(fragments: readonly string[], past: Past<unknown>): void {
  const steps = Math.floor(ROOM / JSON.stringify(past.now).length)
  const before = past.before.slice(Math.max(0, past.before.length - steps))
  const after = past.after.slice(0, Math.max(0, steps - before.length))
  for (const one of [{ before, now: past.now, after }, begin(past.now)])
    if (stored({ fragments, past: one })) return
}

/** The address that stands for what is kept is another one now; who was on the way already has the one before. */
export function movePast(from: string, to: string): void {
  const kept = read()
  if (kept?.fragments.includes(from)) stored({ ...kept, fragments: [from, to] })
}

/** @returns what is kept for an address */
export function keptPast(fragment: string): Past<unknown> | undefined {
  const kept = read()
  return kept?.fragments.includes(fragment) ? kept.past : undefined
}

function stored(kept: Kept): boolean {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

/** A browser that refuses storage has kept nothing, and what another Assay kept is nothing to this one. */
function read(): Kept | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Kept | null
    return Array.isArray(kept?.fragments) && Array.isArray(kept.past.before) && Array.isArray(kept.past.after)
      ? kept
      : undefined
  } catch {
    return undefined
  }
}
