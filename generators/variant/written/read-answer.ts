import type { ModelAnswer } from '#schemas/model-answer'
import type { Runnable } from '../../verify/execute-apart.ts'
import type { WrittenProgram } from '../gates/gate.ts'
import type { WrongProgram } from './draft-parts.ts'
import type { Refusal } from './draft-judge.ts'
import { readProgram } from './read-program.ts'

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

/**
 * Reads what a language model answered, and says what its texts tell without a run: programs that are none or do what a
 * function of its input has no need of, a statement that says nothing, texts that give the answer away.
 */
export function readAnswer(
  { statement, hints, title, reference, bruteForce, misconceptions }: ModelAnswer,
  wanted: { readonly languages: readonly Runnable['language'][]; readonly name: string },
): AnswerPrograms | Refusal {
  const words = statement.match(/\p{L}+/gu)?.length ?? 0
  if (words < FEWEST_WORDS)
    return { gate: 'shape', reason: `the statement has ${words} words, expected ${FEWEST_WORDS} at least` }
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
  const told = new Set(runsOf([title, statement, ...hints].join('\n')))
  for (const [name, text] of right) {
    const shared = runsOf(text).find((run) => told.has(run))
    if (shared !== undefined)
      return { gate: 'leak', reason: `the texts have ${RUN} tokens of ${name}`, counterexample: shared }
  }
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

function runsOf(text: string): readonly string[] {
  const tokens = text.toLowerCase().match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? []
  return tokens.slice(RUN - 1).map((_, at) => tokens.slice(at, at + RUN).join(' '))
}
