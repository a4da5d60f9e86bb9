import type { Executor } from '../executor/executor.ts'
import { createProcessExecutor } from '../executor/processes.ts'
import { UsageError, type CommandArguments, type CommandIo } from './command.ts'
import { readNumber } from './read-number.ts'

/** Options of commands whose work can be done elsewhere. */
export const executorOptions = { processes: { type: 'string' }, redis: { type: 'string' } } as const

/** @param width of the column with the options. @returns lines for `--help` */
export function executorHelp(width: number): readonly string[] {
  return [
    ['--processes N', 'works in N processes on this machine, on one item at a time in each'],
    ['--redis URL', 'has machines work on which assay worker runs with the same --redis'],
  ].map(([option = '', words = '']) => option.padEnd(width) + words)
}

/** Whether the work is to be done elsewhere than in this process. */
export function wantsExecutor(values: CommandArguments['values']): boolean {
  return Object.keys(executorOptions).some((name) => values[name] !== undefined)
}

/**
 * Opens what does the work.
 *
 * @returns undefined where this process does it
 * @throws UsageError; ExecutorError where the queue cannot be had
 */
export async function openExecutor(
  values: CommandArguments['values'],
  { env, stderr }: CommandIo,
): Promise<Executor | undefined> {
  if (!wantsExecutor(values)) return undefined
  const { redis, jobs } = values
  if (jobs !== undefined) throw new UsageError('--jobs is about this process alone: leave it out')
  const processes = readNumber('--processes', values['processes'], { least: 1, most: 256 })
  if (typeof redis !== 'string') return createProcessExecutor({ processes: processes ?? 1 })
  if (processes !== undefined)
    throw new UsageError('--processes is about this machine alone: each worker has its own')
  const [{ readAddress }, { createQueueExecutor }] = await Promise.all([
    import('../executor/queue/address.ts'),
    import('../executor/queue/queue-executor.ts'),
  ])
  return createQueueExecutor({
    address: readAddress(redis, env),
    onNotice: (text) => stderr.write(`assay: ${text}\n`),
  })
}
