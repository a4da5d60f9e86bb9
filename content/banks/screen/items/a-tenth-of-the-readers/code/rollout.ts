import { createHash } from 'node:crypto'

const PLACES = 10_000

/** The place of a reader in the line for a feature, from 0 to 9999. */
function placeOf(feature: string, reader: string): number {
  const digest = createHash('sha256').update(`${feature}/${reader}`).digest()
  return digest.readUInt32BE(0) % PLACES
}

/**
 * Whether a reader has a feature.
 *
 * @param percent from 0 to 100; decimals are cut off, so that 12.5 counts as 12
 */
export function hasFeature(feature: string, reader: string, percent: number): boolean {
  return placeOf(feature, reader) < Math.round((percent / 100) * PLACES)
}
