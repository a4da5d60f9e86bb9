import { signal } from '@preact/signals'
import { nextAnnouncement, type Announcement } from './announcements.ts'

/** Until an announcement leaves the page, in milliseconds: who reads on finds no news of long ago. */
const stays = 8000

const words = signal<Announcement>({ text: '', at: -Infinity })
let leaving: ReturnType<typeof setTimeout> | undefined

/**
 * Tells something to those who do not see it change. The same words twice are told twice.
 *
 * @param text A short sentence.
 */
export function announce(text: string): void {
  words.value = nextAnnouncement(words.value, text, performance.now())
  clearTimeout(leaving)
  leaving = setTimeout(() => {
    words.value = { ...words.value, text: '' }
  }, stays)
}

/** The one place on a page that screen readers listen to. */
export function LiveRegion() {
  return (
    <p class="hidden-text" role="status" aria-live="polite">
      {words.value.text}
    </p>
  )
}
