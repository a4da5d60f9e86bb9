import { mutantsOf } from '../../verify/mutate/mutants-of.ts'
import { languageOf } from './called-program.ts'
import { lineAt, lineText, type PlantedFaults } from './fault-text.ts'

type Fault = PlantedFaults[string]

/** What nobody writes by mistake: conditions that are no longer asked, statements and texts that are gone. */
const artificial = / → (\(?(true|false)\)?|True|False|pass|nothing|''|'\?') @\d+:\d+$/

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
    const isWithin = !`${fault.right}${fault.wrong}`.includes('\n')
    const isLikely = !artificial.test(name)
    return isWithin && isLikely && !except.some((part) => line.includes(part)) ? [fault] : []
  })
}

/** Where two texts differ, grown to whole words: what a person would say was written instead of what. */
function differenceOf(right: string, wrong: string): Fault {
  let at = 0
  while (at < right.length && right[at] === wrong[at]) at += 1
  let after = 0
  while (after < Math.min(right.length, wrong.length) - at && right.at(-1 - after) === wrong.at(-1 - after))
    after += 1
  while (at > 0 && isOfWord(right[at - 1]) && (isOfWord(right[at]) || isOfWord(wrong[at]))) at -= 1
  while (
    after > 0 &&
    isOfWord(right.at(-after)) &&
    (isOfWord(right.at(-after - 1)) || isOfWord(wrong.at(-after - 1)))
  )
    after -= 1
  return { at, right: right.slice(at, right.length - after), wrong: wrong.slice(at, wrong.length - after) }
}

function isOfWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_$]/u.test(character)
}
