import { signal } from '@preact/signals'

const words = signal('')

/**
 * Tells something to those who do not see it change. The same words twice are told twice.
 *
 * @param text A short sentence.
 */
export function announce(text: string): void {
  words.value = words.value === text ? `${text}\u00a0` : text
}

/** The one place on a page that screen readers listen to. */
export function LiveRegion() {
  return (
    <p class="hidden-text" role="status" aria-live="polite">
      {words.value}
    </p>
  )
}
