import type { Encoded } from '#schemas/value'
import { chargingPolicy } from '../complexity/charging-policy.ts'
import { sitesShown, type Program, type StepCount } from '../program.ts'
import { pythonStepCounter } from './step-counter.ts'

/** A program in Python that counts its steps, and what its answer means. */
export interface CountedPython {
  /** To be run in the program's place: its function gives a record */
  readonly program: Program
  /** @returns the count, and the value that the program's own function gave; undefined for what is no such record */
  readonly read: (answer: Encoded) => { readonly steps: StepCount; readonly value: Encoded } | undefined
}

/**
 * Makes a program in Python count its steps.
 *
 * @param program with the function to call
 * @param budget of steps, after which it is stopped
 */
export function countPython(program: Program, budget: number): CountedPython {
  const { name = '', parameters, returns } = program.signature ?? {}
  const given = [program.text, name, budget, sitesShown].map((value) => JSON.stringify(value)).join(', ')
  return {
    program: {
      ...program,
      text: `${pythonStepCounter}\n${name} = start(${given})\n`,
      signature: {
        name,
        ...(parameters && { parameters }),
        ...(returns && { returns: { type: `{report: string, value: ${returns.type}}` } }),
      },
    },
    read: (answer) => {
      if (typeof answer !== 'object' || answer === null || !('report' in answer)) return undefined
      const { report, value } = answer as { readonly report: Encoded; readonly value?: Encoded }
      const steps = typeof report === 'string' ? readReport(report) : undefined
      return steps && { steps, value: value ?? null }
    },
  }
}

/** What the counter reports, as its text writes it. */
interface Report {
  readonly left: number
  readonly total: number
  readonly pattern: boolean
  readonly text: boolean
  readonly sites: readonly (readonly [line: number, column: number, text: string, steps: number])[]
}

function readReport(text: string): StepCount {
  const { left, total, pattern, text: isText, sites } = JSON.parse(text) as Report
  return {
    policy: chargingPolicy,
    total,
    sites: sites.map(([line, column, shown, steps]) => ({ line, column, text: shown, steps })),
    isOver: left < 0,
    usesPatterns: pattern,
    usesTextAsCode: isText,
  }
}
