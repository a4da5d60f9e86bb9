import type { OwnCase } from '#schemas/event'
import { readArgument, readExpected, type OwnCaseTask } from '../../session/read-own-case.ts'
import { argumentsOf } from './own-case.ts'

/** Why a case cannot be run: in words, and at which field; `expected` stands behind the arguments. */
export interface OwnCaseProblem {
  readonly field: number
  readonly text: string
}

/**
 * Reads each field as the run will.
 *
 * @returns The first problem; undefined where there is none, and of a case without arguments, which is not run.
 */
export async function ownCaseProblem(
  own: OwnCase,
  { signature, io, language }: OwnCaseTask,
): Promise<OwnCaseProblem | undefined> {
  // What a program reads and prints is any text.
  if (own.input.trim() === '' || io === 'stdin') return undefined
  const { parameters } = signature
  const inputs = argumentsOf(own, parameters.length)
  for (const [field, parameter] of parameters.entries()) {
    const reading = await readArgument(inputs[field] ?? '', parameter, language)
    if ('text' in reading) return { field, text: reading.text }
  }
  const reading = await readExpected(own.expected, signature, language)
  return reading !== undefined && 'text' in reading
    ? { field: parameters.length, text: reading.text }
    : undefined
}
