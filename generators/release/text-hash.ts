import { createHash } from 'node:crypto'

/** SHA-256 of a text, as `sha256Hex` gives it, by the machine's own code: whole banks are hashed here, not events. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
