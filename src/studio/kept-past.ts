import { begin, type Past } from './past.ts'

const KEY = 'assay.studio.past'

interface Kept {
  /** of the address that stands for it */
  readonly fragment: string
  readonly past: Past<unknown>
}

/**
 * Keeps in this tab what a designer made and can undo, for the page of the studio that comes next. Where there is no
 * room for all, what can be undone is left out.
 */
export function keepPast(fragment: string, past: Past<unknown>): void {
  for (const one of [past, begin(past.now)]) if (stored({ fragment, past: one })) return
}

/** The address that stands for what is kept is another one now. */
export function movePast(from: string, to: string): void {
  const kept = read()
  if (kept?.fragment === from) stored({ ...kept, fragment: to })
}

/** @returns what was kept for an address, once; what was kept for another is forgotten */
export function takePast(fragment?: string): Past<unknown> | undefined {
  const kept = read()
  if (kept !== undefined) sessionStorage.removeItem(KEY)
  return kept?.fragment === fragment ? kept?.past : undefined
}

function stored(kept: Kept): boolean {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

/** A browser that refuses storage has kept nothing. */
function read(): Kept | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Kept | null) ?? undefined
  } catch {
    return undefined
  }
}
