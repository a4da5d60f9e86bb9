import { specialCharacter } from '../text/special-pattern.ts'

/** A text of somebody's, or a sign in it that nobody could see, by its code point such as `U+202E`. */
export type ShownPart = { readonly text: string } | { readonly sign: string }

const SPECIAL = new RegExp(specialCharacter, 'g')

/**
 * A text as a reader may trust it: what has no shape, or would turn the order of what stands around it, is named. Code that
 * reads otherwise than it runs (Boucher and Anderson, "Trojan Source", 2021) is seen as what it is.
 */
export function shownText(text: string): readonly ShownPart[] {
  const parts: ShownPart[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(SPECIAL)) {
    if (index > from) parts.push({ text: text.slice(from, index) })
    parts.push({ sign: `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}` })
    from = index + 1
  }
  return from < text.length ? [...parts, { text: text.slice(from) }] : parts
}
