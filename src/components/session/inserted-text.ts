import { isUnusualInput } from '../../editor/unusual-input.ts'

/** An input event, with what its field held before and after. */
interface TextInput {
  readonly isTrusted: boolean
  readonly inputType: string
  readonly before: string
  readonly after: string
}

/**
 * How much of an input a program put in rather than a hand: dictation, a password manager, an extension, a script.
 *
 * @returns UTF-16 units; 0 for typing, for the composing of an input method, and for what is a paste, a move or an undo.
 */
export function insertedByProgram({ isTrusted, inputType, before, after }: TextInput): number {
  const characters = insertedLength(before, after)
  const known = /^(?:insertFrom|insertComposition|history)/.test(inputType)
  return isUnusualInput({ characters, known, trusted: isTrusted }) ? characters : 0
}

/** Length of what is new in the middle of a text. */
function insertedLength(before: string, after: string): number {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start += 1
  let end = 0
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  return after.length - start - end
}
