import { textHash } from '../../release/text-hash.ts'

/**
 * The seed that names a written variant: the first 31 bits of the hash of the request that gave its text, so that the same
 * request gives the same variant.
 *
 * @param request id
 * @returns integer in [0, 2³¹)
 */
export function seedOf(request: string): number {
  return Number.parseInt(textHash(request).slice(0, 8), 16) >>> 1
}
