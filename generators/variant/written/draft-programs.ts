import type { SubmissionSource } from '../../verify/code-run.ts'
import type { Runnable } from '../../verify/execute-apart.ts'
import type { WrittenProgram } from '../gates/gate.ts'
import type { Solutions } from './draft.ts'
import type { Refusal } from './draft-judge.ts'
import { isBelief } from './program-files.ts'
import { readProgram } from './read-program.ts'

/** What the programs of a draft are called where a gate speaks of them, in the order in which they are compared. */
const names = {
  reference: 'the reference',
  bruteForce: 'the brute force',
  solution: 'the blind solution',
  third: 'the third solution',
} as const

/** Reads what those wrote who saw the statement alone. */
export function readSolutions(
  { solution, third }: Solutions,
  wanted: Parameters<typeof readProgram>[1],
): readonly WrittenProgram[] | Refusal {
  const programs: WrittenProgram[] = []
  for (const [name, text] of [
    [names.solution, solution],
    [names.third, third],
  ] as const) {
    const read = readProgram(text, wanted)
    if (!read.ok) {
      const { reason, counterexample } = read
      return {
        gate: 'solution',
        reason: `${name} ${reason}`,
        ...(counterexample !== undefined && { counterexample }),
      }
    }
    programs.push({ name, ...read.program })
  }
  return programs
}

/** The reference and the brute force, as they were filed. */
export function filedAs(submissions: readonly SubmissionSource[]): readonly WrittenProgram[] {
  const named = (file: string, name: string): readonly WrittenProgram[] =>
    submissions
      .filter((one) => one.file.includes(`/${file}.`))
      .slice(0, 1)
      .map(({ language, text }) => ({ name, language, text }))
  return [...named('reference', names.reference), ...named('slow-and-plain', names.bruteForce)]
}

/** What people might believe, as it was filed. */
export function filedBeliefs(submissions: readonly SubmissionSource[]): readonly Runnable[] {
  return submissions.flatMap(({ file, language, text }) => (isBelief(file) ? [{ language, text }] : []))
}
