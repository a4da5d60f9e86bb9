import type { Accommodations } from '#schemas/event'
import type { TestView } from '../../session/view.ts'
import { start as words } from '../../text/start.ts'
import { keepWay, recalledWay, usualWay, wayFor } from './accommodations.ts'

/**
 * Fills in the fields of one's own way as they were left, and remembers what changes.
 *
 * @param page the introduction; a field that it does not have stays as it was chosen elsewhere
 * @returns reads how this test is to be taken
 */
export function wayForm(page: HTMLElement, test: TestView): () => Accommodations {
  const time = page.querySelector<HTMLSelectElement>('#way-time')
  const plain = page.querySelector<HTMLInputElement>('#way-plain')
  const off = page.querySelector<HTMLInputElement>('#way-signals')
  const note = page.querySelector<HTMLElement>('.way-note')
  const recalled = recalledWay()
  if (time) time.value = String(recalled.timeMultiplier)
  if (plain) plain.checked = recalled.plainEditor
  if (off) off.checked = !recalled.signals
  const isUsual =
    (!plain || recalled.plainEditor === usualWay.plainEditor) && recalled.signals === usualWay.signals
  // Folded, what was chosen once must not work unseen.
  if (note && !isUsual) note.textContent = words.chosenWay
  const read = (): Accommodations => ({
    timeMultiplier: time ? (time.value === 'null' ? null : Number(time.value)) : recalled.timeMultiplier,
    plainEditor: plain?.checked ?? recalled.plainEditor,
    signals: off ? !off.checked : recalled.signals,
  })
  for (const field of [time, plain, off]) field?.addEventListener('change', () => keepWay(read()))
  return () => wayFor(read(), test)
}
