import { parseJson } from '#log'
import type { Decoded } from './decoders.ts'

const [OBJECT, ARRAY] = [0x7b, 0x5b]

/**
 * Every text of a JSON document, each once, as it reads without escapes. Only of documents as `JSON.stringify` writes
 * them: parsing others may drop what stands there, such as the first of two equal keys.
 *
 * @returns undefined where the bytes are no such document
 */
export function jsonStrings(bytes: Buffer): readonly Decoded[] | undefined {
  if (bytes[0] !== OBJECT && bytes[0] !== ARRAY) return undefined
  const document = bytes.toString()
  const parsed = parseJson(document)
  if (!parsed.ok || JSON.stringify(parsed.value) !== document) return undefined
  const texts = new Set<string>()
  collectTexts(parsed.value, texts)
  return [...texts].map((text) => ({
    encoding: 'json',
    bytes: Buffer.from(text),
    offsetOf: () => bytes.indexOf(JSON.stringify(text)),
  }))
}

function collectTexts(value: unknown, texts: Set<string>): void {
  if (typeof value === 'string') texts.add(value)
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) for (const key of Object.keys(value)) texts.add(key)
  for (const part of Object.values(value)) collectTexts(part, texts)
}
