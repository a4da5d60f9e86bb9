import type { Outcome, Program, Space } from '../program.ts'
import { pythonSpaceMeter } from './space-meter.ts'

/**
 * A program in Python that tells what another one holds.
 *
 * @param program with the function to call
 * @param calls number of calls; a case has the arguments of all of them, one after another
 * @returns one whose answer {@link readSpaces} reads
 */
export function measured(program: Program, calls: number): Program {
  const { name = '', parameters = [] } = program.signature ?? {}
  const given = [program.text, name, parameters.length].map((value) => JSON.stringify(value)).join(', ')
  return {
    ...program,
    text: `${pythonSpaceMeter}\n${name} = start(${given})\n`,
    signature: {
      name,
      parameters: Array.from({ length: calls }, () => parameters).flat(),
      returns: { type: 'string' },
    },
  }
}

/**
 * What was held in each call, up to the first that failed. A program that reached the meter could have forged it, so each
 * part is looked at.
 *
 * @returns none for anything but the meter's answer
 */
export function readSpaces(outcome: Outcome | undefined): readonly Space[] {
  if (outcome?.type !== 'returned' || typeof outcome.value !== 'string') return []
  const report = parsed(outcome.value)
  if (!Array.isArray(report)) return []
  const spaces = report.map((pair: unknown) => {
    const [heap, stack] = Array.isArray(pair) ? (pair as unknown[]) : []
    return { heap: Number(heap), stack: Number(stack) }
  })
  const isWhole = ({ heap, stack }: Space) => Number.isSafeInteger(heap) && Number.isSafeInteger(stack)
  return spaces.every(isWhole) ? spaces : []
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
