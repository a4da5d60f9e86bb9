import { parseJson } from '#log'
import { textHash } from '../../../release/text-hash.ts'
import type { Written } from './entry.ts'

/** Hash before the first line. */
export const NO_HASH = '0'.repeat(64)

const HEAD = '{"hash":"'
const MIDDLE = '","entry":'
const HASH_END = HEAD.length + 64

export interface Line {
  readonly hash: string
  readonly text: string
}

/** @param before hash of the line before */
export function lineOf(written: Written, before: string): Line {
  const body = JSON.stringify(written)
  const hash = textHash(`${before}\n${body}`)
  return { hash, text: `${HEAD}${hash}${MIDDLE}${body}}\n` }
}

/**
 * @param text of a line, without its end
 * @returns undefined where it is not the line that was written after the one with that hash
 */
export function readLine(
  text: string,
  before: string,
): { readonly hash: string; readonly written: Written } | undefined {
  const hash = text.slice(HEAD.length, HASH_END)
  const isLine = text.startsWith(HEAD) && text.slice(HASH_END).startsWith(MIDDLE) && text.endsWith('}')
  if (!isLine) return undefined
  const body = text.slice(HASH_END + MIDDLE.length, -1)
  if (textHash(`${before}\n${body}`) !== hash) return undefined
  const parsed = parseJson(body)
  return parsed.ok ? { hash, written: parsed.value as Written } : undefined
}
