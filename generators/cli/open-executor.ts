import type { Executor } from '../executor/executor.ts'
import { createProcessExecutor } from '../executor/processes.ts'
import { UsageError, type CommandArguments, type CommandIo } from './command.ts'
import { readNumber } from './read-number.ts'

/** Options of commands whose work can be done elsewhere. */
export const executorOptions = { processes: { type: 'string' } } as const

/** @param width of the column with the options. @returns lines for `--help` */
export function executorHelp(width: number): readonly string[] {
  return [['--processes N', 'works in N processes on this machine, on one item at a time in each']].map(
    ([option = '', words = '']) => option.padEnd(width) + words,
  )
}

/** Whether the work is to be done elsewhere than in this process. */
export function wantsExecutor(values: CommandArguments['values']): boolean {
  return Object.keys(executorOptions).some((name) => values[name] !== undefined)
}

/**
 * Opens what does the work.
 *
 * @returns undefined where this process does it
 * @throws UsageError
 */
export async function openExecutor(
  values: CommandArguments['values'],
  _io: CommandIo,
): Promise<Executor | undefined> {
  if (!wantsExecutor(values)) return undefined
  if (values['jobs'] !== undefined) throw new UsageError('--jobs is about this process alone: leave it out')
  const processes = readNumber('--processes', values['processes'], { least: 1, most: 256 }) ?? 1
  return createProcessExecutor({ processes })
}
