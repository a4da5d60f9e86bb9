import type { OwnCase } from '#schemas/event'
import type { TaskOf } from '#schemas/public-item'
import { readOwnCase } from '../../session/run-visible.ts'
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
export function ownCaseProblem(
  own: OwnCase,
  { signature }: Pick<TaskOf<'code'>, 'signature'>,
): OwnCaseProblem | undefined {
  if (own.input.trim() === '') return undefined
  const { parameters } = signature
  for (const [field, input] of argumentsOf(own, parameters.length).entries()) {
    const alone = { signature: { ...signature, parameters: parameters.slice(field, field + 1) } }
    const reading = readOwnCase({ input: input.trim() === '' ? ' ?' : input, expected: '' }, 0, alone)
    if ('text' in reading) return { field, text: reading.text }
  }
  const bare = { signature: { ...signature, parameters: [] } }
  const reading = readOwnCase({ input: '', expected: own.expected }, 0, bare)
  return 'text' in reading ? { field: parameters.length, text: reading.text } : undefined
}
