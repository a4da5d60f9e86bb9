import { mutantsOf } from '../../verify/mutate/mutants-of.ts'
import { languageOf } from './called-program.ts'
import { lineAt, lineText, type PlantedFaults } from './fault-text.ts'

type Fault = PlantedFaults[string]

/** What nobody writes by mistake: conditions that are no longer asked, statements, texts and fallbacks that are gone. */
const artificial = / \?\? .* → | → (\(?(true|false)\)?|True|False|pass|nothing|''|'\?') @\d+:\d+$/

/**
 * Mistakes that could stand in a program, each within one line.
 *
 * @param right a program that is right
 * @param path of its file
 * @param except texts that stand in lines in which there are to be none
 */
export function faultCandidates(right: string, path: string, except: readonly string[]): readonly Fault[] {
  const language = languageOf(path)
  if (!language) return []
  return mutantsOf(right, language).flatMap(({ name, text }) => {
    const fault = differenceOf(right, text)
    const line = lineText(right, lineAt(right, fault.at))
    const isOfLine = !`${fault.right}${fault.wrong}`.includes('\n')
    const isLikely =
      !artificial.test(name) && !`${right.slice(fault.at - 1, fault.at)}${fault.wrong}`.startsWith('-0')
    return isOfLine && isLikely && !except.some((part) => line.includes(part)) ? [fault] : []
  })
}

/** Where two texts differ, grown to whole words and operators: what a person would say was written instead of what. */
function differenceOf(right: string, wrong: string): Fault {
  const most = Math.min(right.length, wrong.length)
  let at = 0
  while (at < most && right[at] === wrong[at]) at += 1
  let after = 0
  while (after < most - at && right.at(-1 - after) === wrong.at(-1 - after)) after += 1
  while (at > 0 && (isWithin(right, at) || isWithin(wrong, at))) at -= 1
  while (after > 0 && (isWithin(right, right.length - after) || isWithin(wrong, wrong.length - after)))
    after -= 1
  return { at, right: right.slice(at, right.length - after), wrong: wrong.slice(at, wrong.length - after) }
}

/** Whether a place of a text is within a word or an operator. */
function isWithin(text: string, at: number): boolean {
  return /[\p{L}\p{N}_$]{2}|[<>=!+*/%&|?-]{2}/u.test(text.slice(at - 1, at + 1))
}
