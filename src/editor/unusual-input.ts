/** The most characters that one key brings (included): beyond them, something other than typing was at work. */
const mostOfOneKey = 20

/** One change of a text, as far as it tells where it came from. */
export interface InputFacts {
  /** UTF-16 units that it brought. */
  readonly characters: number
  /** Whether it is a paste, a drop, an undo or the editor's own doing. */
  readonly known: boolean
  /** Whether the browser vouches that a person did it. */
  readonly trusted: boolean
}

/**
 * Tells text that a program put into an answer from typing. Dictation and input methods look alike: it is a fact for
 * the record, not a judgement.
 *
 * @param facts One change.
 */
export function isUnusualInput({ characters, known, trusted }: InputFacts): boolean {
  if (characters === 0) return false
  return !trusted || (!known && characters > mostOfOneKey)
}
