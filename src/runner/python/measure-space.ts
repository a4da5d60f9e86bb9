import type { Encoded } from '#schemas/value'
import type { Program, Space } from '../program.ts'
import { pythonSpaceMeter } from './space-meter.ts'

/** A program in Python whose space is measured, and what its answer means. */
export interface MeasuredPython {
  /** To be run in the program's place */
  readonly program: Program
  /** @returns one for each call; undefined for what is no such answer */
  readonly read: (answer: Encoded) => readonly Space[] | undefined
}

/**
 * Makes a program in Python tell what it holds.
 *
 * @param program with the function to call
 * @param values number of arguments of all calls together
 */
export function measurePython(program: Program, values: number): MeasuredPython {
  const { name = '', parameters = [] } = program.signature ?? {}
  const arity = Math.max(1, parameters.length)
  const given = [program.text, name, arity].map((value) => JSON.stringify(value)).join(', ')
  return {
    program: {
      ...program,
      text: `${pythonSpaceMeter}\n${name} = start(${given})\n`,
      signature: {
        name,
        parameters: Array.from({ length: values / arity }, () => parameters).flat(),
        returns: { type: 'string' },
      },
    },
    read: (answer) => {
      const report: unknown = typeof answer === 'string' ? JSON.parse(answer) : undefined
      if (!Array.isArray(report)) return undefined
      return report.map(([heap, stack]: readonly [number, number]) => ({ heap, stack }))
    },
  }
}
