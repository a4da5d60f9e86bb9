/** Within this, in milliseconds, announcements are told as one: a screen reader would drop all but the last. */
const together = 150

/** What the live region says, and since when its first sentence, in milliseconds. */
export interface Announcement {
  readonly text: string
  readonly at: number
}

/**
 * @param before What was announced last; empty text where it has been taken away since.
 * @param text A short sentence.
 * @param now In milliseconds, on the clock of `before`.
 * @returns What to announce: with what was announced a moment ago, unless that says it already. The same words twice
 *   are another text, so that they are told twice.
 */
export function nextAnnouncement(before: Announcement, text: string, now: number): Announcement {
  if (now - before.at < together && before.text !== '') {
    if (before.text.includes(text)) return before
    return { text: text.includes(before.text.trim()) ? text : `${before.text.trim()} ${text}`, at: before.at }
  }
  return { text: before.text === text ? `${text}\u00a0` : text, at: now }
}
