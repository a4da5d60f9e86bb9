import type { KeyOf } from '#schemas/public-item'
import { wordsOf } from './words-of.ts'

/** One check of a prompt's text, in one of five forms. */
export type PromptCheck = KeyOf<'prompt'>['predicates'][number]['check']

/** Whether a check holds, and the statement or the text that decided it. */
export interface PromptVerdict {
  readonly holds: boolean
  readonly reason: 'said' | 'missing' | 'contradicted' | 'absent' | 'found' | 'kept' | 'lost' | 'length'
  /** The statement, the text that is missing, or the number of words; absent where nothing can be shown. */
  readonly where?: string
}

/** A statement is a sentence of at least so many words and at most so many: fewer say nothing, more are a list of words. */
const fewest = 3
const most = 40

const negatives: ReadonlySet<string> = new Set(
  `not no never none nothing neither nor without avoid avoids don't dont doesn't didn't isn't aren't won't can't cannot
   mustn't shouldn't needn't refrain refuse forbidden forget fail omit skip ignore drop`.split(/\s+/),
)

interface Statement {
  readonly text: string
  readonly words: readonly string[]
}

/**
 * Checks a prompt's text, statement by statement.
 *
 * - `says`: some statement has a word or phrase of every group in `about`, with as many negatives as `as` wants (an even
 *   number for an instruction, an odd one for a prohibition), and none has them the other way round
 * - `never`: no statement has them that way
 * - `keeps`: each text stands in the prompt letter by letter, one after the other where `inOrder`
 * - `drops`: none of the texts stands in the prompt, in small or capital letters
 * - `length`: the number of words is within both ends (included)
 *
 * It sees words, not meaning. A text without any word holds nothing.
 */
export function checkPrompt(check: PromptCheck, text: string): PromptVerdict {
  if (wordsIn(text).length === 0) return { holds: false, reason: 'missing' }
  switch (check.form) {
    case 'says': {
      const about = statementsOf(text).filter((statement) => isAbout(check.about, statement))
      const against = about.find((statement) => !isSaidAs(check.as, statement))
      if (against !== undefined) return { holds: false, reason: 'contradicted', where: against.text }
      const [said] = about
      return said === undefined
        ? { holds: false, reason: 'missing' }
        : { holds: true, reason: 'said', where: said.text }
    }
    case 'never': {
      const found = statementsOf(text).find(
        (statement) => isAbout(check.about, statement) && isSaidAs(check.as, statement),
      )
      return found === undefined
        ? { holds: true, reason: 'absent' }
        : { holds: false, reason: 'found', where: found.text }
    }
    case 'keeps': {
      let from = 0
      for (const wanted of check.texts) {
        const at = text.indexOf(wanted, check.inOrder ? from : 0)
        if (at === -1) return { holds: false, reason: 'lost', where: wanted }
        from = at + wanted.length
      }
      return { holds: true, reason: 'kept' }
    }
    case 'drops': {
      const found = check.texts.find((unwanted) => text.toLowerCase().includes(unwanted.toLowerCase()))
      return found === undefined
        ? { holds: true, reason: 'absent' }
        : { holds: false, reason: 'found', where: found }
    }
    case 'length': {
      const length = wordsOf(text).length
      return {
        holds: length >= check.min && length <= check.max,
        reason: 'length',
        where: String(length),
      }
    }
  }
}

function statementsOf(text: string): readonly Statement[] {
  const words = wordsOf(text)
  const statements: Statement[] = []
  let first = 0
  words.forEach(({ text: word, sentence, end }, index) => {
    const next = words[index + 1]
    if (next !== undefined && next.sentence === sentence && !word.endsWith(';')) return
    const part = text.slice(words[first]?.start ?? 0, end)
    const said = wordsIn(part)
    if (said.length >= fewest && said.length <= most) statements.push({ text: part, words: said })
    first = index + 1
  })
  return statements
}

/** Letters and digits in lower case; what stands between them parts words, but for an apostrophe. */
function wordsIn(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) ?? []
  )
}

function isAbout(groups: readonly (readonly string[])[], { words }: Statement): boolean {
  return groups.every((alternatives) => alternatives.some((phrase) => hasPhrase(words, phrase)))
}

/** @param phrase words in a row; a star at a word's end takes any ending */
function hasPhrase(words: readonly string[], phrase: string): boolean {
  const wanted = phrase.split(/\s+/).flatMap((part) => {
    const open = part.endsWith('*')
    return wordsIn(part).map((word, index, all) => ({ word, open: open && index === all.length - 1 }))
  })
  if (wanted.length === 0) return false
  return words.some((_, at) =>
    wanted.every(({ word, open }, offset) => {
      const found = words[at + offset]
      return found !== undefined && (open ? found.startsWith(word) : found === word)
    }),
  )
}

/** Two negatives are none: "do not forget the date" asks for the date. */
function isSaidAs(as: 'instruction' | 'prohibition' | 'either', { words }: Statement): boolean {
  if (as === 'either') return true
  const isNegative = words.filter((word) => negatives.has(word)).length % 2 === 1
  return isNegative === (as === 'prohibition')
}
