/** Longest message of a server that is kept, in characters. */
const LONGEST = 300

/**
 * Takes a key out of all texts of a value, wherever a server repeats it.
 *
 * @param secret that appears in nothing that is written or shown
 */
export function scrubber(secret: string): <T>(value: T) => T {
  const scrub = (value: unknown): unknown => {
    if (typeof value === 'string') return secret === '' ? value : value.replaceAll(secret, '[key]')
    if (Array.isArray(value)) return value.map(scrub)
    if (value instanceof Map) return new Map([...value].map(([key, entry]) => [key, scrub(entry)]))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, scrub(entry)]))
  }
  return <T>(value: T) => scrub(value) as T
}

/** A server's words on one line, without what a terminal would obey, and not too many of them. */
export function tidy(text: string): string {
  // oxlint-disable-next-line no-control-regex -- just these are meant
  const line = text.replaceAll(/[\u0000-\u001f\u007f-\u009f\s]+/g, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}
