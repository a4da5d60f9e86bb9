import type { ModelAnswer } from '#schemas/model-answer'
import type { Runnable } from '../../verify/execute-apart.ts'
import type { WrittenProgram } from '../gates/gate.ts'
import type { WrongProgram } from './draft-parts.ts'
import type { Refusal } from './draft-judge.ts'
import { readProgram } from './read-program.ts'
import { textFault, type Contract } from './text-faults.ts'
import { longestChain, wordsIn } from './words-of-program.ts'

/** The programs of an answer, each in its language. */
export interface AnswerPrograms {
  /** The reference and the brute force. */
  readonly programs: readonly WrittenProgram[]
  readonly wrong: readonly WrongProgram[]
}

/** Words that a statement has at least. */
const FEWEST_WORDS = 15
/** Tokens that a piece of code in the text may share with a program, in a row. */
const RUN = 12
/** Tokens between backticks that are a piece of a program, where it has them. */
const QUOTED = 5
/**
 * Words of a program that a text may have in the program's order with few others between: 26 good drafts have 5 at most, and
 * programs that are written out in words 16 and more.
 */
const CHAIN = 10

/** What is asked of its programs and its statement. */
export interface Wanted extends Contract {
  readonly languages: readonly Runnable['language'][]
  /** Of the function. */
  readonly name: string
}

/**
 * Reads what a language model answered, and says what its texts tell without a run: programs that are none or do what a
 * function of its input has no need of, a statement that says nothing, texts that give the answer away.
 */
export function readAnswer(
  { statement, hints, title, reference, bruteForce, misconceptions }: ModelAnswer,
  wanted: Wanted,
): AnswerPrograms | Refusal {
  const count = statement.match(/\p{L}+/gu)?.length ?? 0
  if (count < FEWEST_WORDS)
    return { gate: 'shape', reason: `the statement has ${count} words, expected ${FEWEST_WORDS} at least` }
  const right: readonly (readonly [string, string])[] = [
    ['the reference', reference],
    ['the brute force', bruteForce],
  ]
  const programs: WrittenProgram[] = []
  for (const [name, text] of right) {
    const read = readProgram(text, wanted)
    if (!read.ok) return refusal(name, read)
    programs.push({ name, ...read.program })
  }
  const wrong: WrongProgram[] = []
  for (const [at, { belief, code }] of misconceptions.entries()) {
    const read = readProgram(code, wanted)
    if (!read.ok) return refusal(`misconception ${at + 1}`, read)
    wrong.push({ belief, ...read.program })
  }
  const coded = hints.find((hint) => /```|=>|\breturn\b[^.,]*[([;]|\bfor\s*\(|\blambda\b/.test(hint))
  if (coded !== undefined) return { gate: 'leak', reason: 'a hint has code in it', counterexample: coded }
  if (/```/.test(statement))
    return {
      gate: 'leak',
      reason: 'the statement has a block of code, expected words: examples are computed',
    }
  const texts = [title, statement, ...hints]
  const told = new Set(runsOf(texts.join('\n')))
  const words = wordsIn(texts.join('\n'))
  for (const [name, text] of right) {
    const shared = runsOf(text).find((run) => told.has(run))
    if (shared !== undefined)
      return { gate: 'leak', reason: `the texts have ${RUN} tokens of ${name}`, counterexample: shared }
    const quoted = texts.flatMap(quotedIn).find((code) => isIn(code, text))
    if (quoted !== undefined)
      return { gate: 'leak', reason: `the texts quote code of ${name}`, counterexample: quoted }
    const chain = longestChain(wordsIn(text), words)
    if (chain >= CHAIN)
      return {
        gate: 'leak',
        reason: `the texts tell ${name} in words: they have ${chain} of its words in its order, expected less than ${CHAIN}`,
      }
  }
  const fault = textFault({ title, statement, hints }, wanted)
  if (fault) return fault
  return { programs, wrong }
}

function refusal(
  name: string,
  { reason, counterexample }: { readonly reason: string; readonly counterexample?: string },
): Refusal {
  return {
    gate: 'shape',
    reason: `${name} ${reason}`,
    ...(counterexample !== undefined && { counterexample }),
  }
}

/** Pieces that stand between backticks and are more than a name or a value. */
function quotedIn(text: string): readonly string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) =>
    tokensIn(code).length >= QUOTED ? [code] : [],
  )
}

function isIn(code: string, program: string): boolean {
  return ` ${tokensIn(program).join(' ')} `.includes(` ${tokensIn(code).join(' ')} `)
}

function runsOf(text: string): readonly string[] {
  const tokens = tokensIn(text)
  return tokens.slice(RUN - 1).map((_, at) => tokens.slice(at, at + RUN).join(' '))
}

function tokensIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? []
}
