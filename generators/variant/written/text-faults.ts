import type { Inputs } from '#schemas/inputs'
import type { ModelAnswer } from '#schemas/model-answer'
import type { ItemOf } from '#schemas/item'
import type { Refusal } from './draft-judge.ts'
import { limitFault } from './limit-faults.ts'

/** What the inputs of an item are. */
export interface Contract {
  readonly signature: ItemOf<'code'>['signature']
  readonly inputs: Inputs | undefined
}

type Texts = Pick<ModelAnswer, 'title' | 'statement' | 'hints'>

/** Markdown that is more than words, their emphasis and code. */
const MARKUP: readonly (readonly [RegExp, string])[] = [
  [/^ {0,3}#{1,6}\s/m, 'a heading'],
  [/<[a-z!/][^>]*>/i, 'an element'],
  [/!?\[[^\]]*\]\([^)]*\)/, 'a link or a picture'],
  [/^\s*(?:import|export)\s/m, 'an import'],
  [/^\s*\|.*\|\s*$/m, 'a table'],
  [/\{[^}]*\}/, 'an expression'],
]

/** Words for those who write and check problems, of whom candidates know nothing. */
const ASIDE =
  /[^.\n]*\b(?:language model|TODO|FIXME|reviewer|reference solution|(?:all|any|previous|prior) instructions|parent item|this (?:is a )?variant|item above|(?:whoever|who) (?:checks|reviews|grades|judges)|this (?:statement|problem|task|exercise))\b[^.\n]*/i
/** Words of a sentence, at most: the code items of `core` have 43. */
const LONGEST_SENTENCE = 50
/** What stands in no title that is words. */
const CODE = /[`=<>{}[\]|&+*]|\w\(/

/** Words of a title that make a hint of it, where they stand in one. */
const FEWEST_OF_TITLE = 4
/** Share of the longer of the two that the shorter is then. */
const MOST_OF_HINT = 0.7

/** What texts say that only a program may: examples, limits; and what is not for candidates. */
export function textFault(texts: Texts, { signature, inputs }: Contract): Refusal | undefined {
  const { title, statement, hints } = texts
  const all = [title, statement, ...hints]
  for (const text of all.map(withoutCode))
    for (const [pattern, words] of MARKUP) {
      const found = pattern.exec(text)?.[0]
      if (found !== undefined)
        return {
          gate: 'shape',
          reason: `the texts have ${words}, expected words`,
          counterexample: found.trim(),
        }
    }
  const aside = ASIDE.exec(all.join('\n'))?.[0]
  if (aside !== undefined)
    return {
      gate: 'shape',
      reason: 'the texts speak to others than candidates',
      counterexample: aside.trim(),
    }
  const called = new RegExp(String.raw`[^\n]*\b${signature.name}\s*\([^\n]*`).exec(all.join('\n'))?.[0]
  if (called !== undefined)
    return {
      gate: 'shape',
      reason: 'the texts have an example, expected none: examples are computed',
      counterexample: called.trim(),
    }
  const code = CODE.exec(title)
  if (code) return { gate: 'leak', reason: 'the title has code in it, expected words', counterexample: title }
  const long = sentencesOf(withoutCode(statement)).find((one) => countWords(one) > LONGEST_SENTENCE)
  if (long !== undefined)
    return {
      gate: 'shape',
      reason: `a sentence has ${countWords(long)} words, expected ${LONGEST_SENTENCE} at most: it is read once, under time pressure`,
      counterexample: long.trim(),
    }
  const given = hints.find((hint) => isMostOf(title, hint) || isMostOf(hint, title))
  if (given !== undefined)
    return { gate: 'leak', reason: 'the title says what a hint says', counterexample: given }
  return (
    inputs &&
    sentencesOf(statement)
      .map((one) => limitFault(one, signature, inputs))
      .find((one) => one)
  )
}

function withoutCode(text: string): string {
  return text.replace(/`[^`\n]*`/g, '')
}

/** Whether a text stands in another one, and little beside it. */
function isMostOf(part: string, whole: string): boolean {
  const [short = [], long = []] = [part, whole].map(
    (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [],
  )
  const isLong = short.length >= FEWEST_OF_TITLE && short.length >= MOST_OF_HINT * long.length
  return isLong && ` ${long.join(' ')} `.includes(` ${short.join(' ')} `)
}

function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?:])\s+|\n\s*(?:\n|[-*]\s|\d+\.\s)/)
}

function countWords(text: string): number {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).length
}
