import { DEEPEST_JSON } from './canonical-json.ts'

/** A parsed text, or why it was refused. */
export type ParsedJson =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string }

/**
 * JSON from outside, refused before it can exhaust a stack. A key `__proto__` becomes an ordinary own key.
 *
 * @param text The text.
 * @param deepest Deepest nesting that is accepted, in levels.
 * @returns The value, or words.
 */
export function parseJson(text: string, deepest = DEEPEST_JSON): ParsedJson {
  if (depthOf(text) > deepest)
    return { ok: false, message: `Unexpected nesting deeper than ${deepest} levels` }
  try {
    return { ok: true, value: JSON.parse(text) as unknown }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { ok: false, message: `Unexpected text that is not JSON: ${reason}` }
  }
}

/** Brackets that are open at once, outside strings. A plain loop: it reads every character of every log. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let quoted = false
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (quoted) {
      if (unit === BACKSLASH) index++
      else if (unit === QUOTE) quoted = false
    } else if (unit === QUOTE) quoted = true
    else if (unit === OPEN_LIST || unit === OPEN_OBJECT) deepest = Math.max(deepest, ++depth)
    else if (unit === CLOSE_LIST || unit === CLOSE_OBJECT) depth--
  }
  return deepest
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
