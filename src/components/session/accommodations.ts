import { signal, type ReadonlySignal } from '@preact/signals'
import type { Accommodations } from '#schemas/event'
import { editorChoices } from '../../editor/settings.ts'
import type { TestView } from '../../session/view.ts'

/** Times as long as the test allows for; null is no limit. */
export const timeMultipliers: readonly Accommodations['timeMultiplier'][] = [1, 1.25, 1.5, 2, 3, 4, 10, null]

/** As a test is taken where nobody chose anything. */
export const usualWay: Accommodations = { timeMultiplier: 1, plainEditor: false, signals: true }

const key = 'assay.preference.accommodations'
const chosen = signal(usualWay)

/** What this browser's user chose; {@link usualWay} until it is recalled, as the server draws it. */
export const chosenWay: ReadonlySignal<Accommodations> = chosen

/** Takes over what was chosen here before, in an editor's own settings too. */
export function recallWay(): void {
  try {
    const way = readWay(localStorage.getItem(key))
    const editor = editorChoices.editor.chosen.value
    chosen.value = { ...way, plainEditor: editor === 'unset' ? way.plainEditor : editor === 'plain' }
  } catch {
    // A browser that refuses storage has nothing to recall.
  }
}

/** Chooses, and remembers it where the browser can. */
export function chooseWay(way: Accommodations): void {
  // The choice made last counts: what the editor's settings remembered gives way to it.
  if (way.plainEditor !== chosen.value.plainEditor) editorChoices.editor.set('unset')
  chosen.value = way
  try {
    localStorage.setItem(key, JSON.stringify(way))
  } catch {
    // It holds for this page all the same.
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
