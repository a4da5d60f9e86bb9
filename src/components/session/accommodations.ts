import type { Accommodations } from '#schemas/event'
import type { TestView } from '../../session/view.ts'

/** Times as long as the test allows for; null is no limit. */
export const timeMultipliers: readonly Accommodations['timeMultiplier'][] = [1, 1.25, 1.5, 2, 3, 4, 10, null]

/** As a test is taken where nobody chose anything. */
export const usualWay: Accommodations = { timeMultiplier: 1, plainEditor: false, signals: true }

const key = 'assay.preference.accommodations'

/** Where the editor's own settings remember which editor was chosen in a session; `unset` where none was. */
const editorKey = 'assay.preference.editor'

/** What was chosen in this browser before, in an editor's own settings too. */
export function recalledWay(): Accommodations {
  try {
    const way = readWay(localStorage.getItem(key))
    const editor = localStorage.getItem(editorKey)
    return { ...way, plainEditor: editor === 'plain' || (editor !== 'code' && way.plainEditor) }
  } catch {
    // A browser that refuses storage has nothing to recall.
    return usualWay
  }
}

/** Remembers a choice where the browser can; it holds for this page all the same. */
export function keepWay(way: Accommodations): void {
  try {
    // The choice made last counts: what the editor's settings remembered gives way to it.
    if (way.plainEditor !== recalledWay().plainEditor) localStorage.setItem(editorKey, 'unset')
    localStorage.setItem(key, JSON.stringify(way))
  } catch {
    // Nothing depends on it being kept.
  }
}

/**
 * @param text What the browser kept, or null.
 * @returns A way that a test can be taken; what cannot be read is as usual.
 */
export function readWay(text: string | null): Accommodations {
  let kept: unknown
  try {
    kept = JSON.parse(text ?? '')
  } catch {
    return usualWay
  }
  if (typeof kept !== 'object' || kept === null) return usualWay
  const { timeMultiplier, plainEditor, signals } = kept as Partial<Record<keyof Accommodations, unknown>>
  return {
    timeMultiplier:
      timeMultipliers.find((offered) => offered === timeMultiplier) === undefined
        ? usualWay.timeMultiplier
        : (timeMultiplier as Accommodations['timeMultiplier']),
    plainEditor: plainEditor === true,
    signals: signals !== false,
  }
}

/** @returns The way that a test is taken: a multiplier says nothing without a limit, and a graded test sets its own. */
export function wayFor(
  way: Accommodations,
  { minutes, use }: Pick<TestView, 'minutes' | 'use'>,
): Accommodations {
  if (use === 'graded') return usualWay
  return minutes === null ? { ...way, timeMultiplier: usualWay.timeMultiplier } : way
}
