import type { MeasuredGrowth } from '#adaptive'

/** What memory grows like, in a sentence. */
export function spaceWords({
  class: name,
  upTo,
  arrangement,
  sizes,
  bytes,
}: NonNullable<MeasuredGrowth['space']>): string {
  const like = upTo === undefined ? `like ${name ?? ''}` : `between ${name ?? ''} and ${upTo}`
  const largest = sizes.at(-1)
  const most =
    largest === undefined ? '' : `; ${bytesInWords(bytes.at(-1) ?? 0)} at size ${largest}, ${arrangement}`
  return name === undefined
    ? `How memory beyond the input grows cannot be said${most}.`
    : `Memory beyond the input grows ${like}${most}.`
}

/** @param bytes at least 0 @returns three digits at most, in bytes, KB of 1000 bytes or MB of 1000 KB */
export function bytesInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  const [unit, name] = bytes < 999_500 ? [1000, 'KB'] : [1_000_000, 'MB']
  const amount = bytes / unit
  return `${amount < 9.95 ? Math.round(amount * 10) / 10 : Math.round(amount)} ${name}`
}
