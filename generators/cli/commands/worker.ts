import { availableParallelism } from 'node:os'
import { buildName } from '../../executor/build-name.ts'
import { ExecutorError } from '../../executor/executor.ts'
import type { Ended } from '../../executor/message.ts'
import { createProcessExecutor } from '../../executor/processes.ts'
import { readAddress } from '../../executor/queue/address.ts'
import { startQueueWorker } from '../../executor/queue/queue-worker.ts'
import { exitCodes, UsageError, type Command } from '../command.ts'
import { readNumber } from '../read-number.ts'

export const command: Command = {
  usage: 'worker --redis URL [--processes N]',
  help: [
    '--redis URL    where jobs come from: redis://[user@]host[:port][/database], or rediss: for TLS; the password',
    '               stands in ASSAY_REDIS_PASSWORD, or in the URL',
    '--processes N  items and variants at the same time (default: the number of cores)',
    '',
    'Works until it is stopped, for assay verify and assay generate with the same --redis, of the very same Assay.',
  ].join('\n'),
  options: { redis: { type: 'string' }, processes: { type: 'string' } },
  async run({ values, positionals }, { stdout, stderr, env, signal }) {
    const url = values['redis']
    if (typeof url !== 'string' || positionals.length > 0)
      throw new UsageError('say where jobs come from: assay worker --redis redis://localhost:6379')
    const processes =
      readNumber('--processes', values['processes'], { least: 1, most: 256 }) ?? availableParallelism()
    const executor = createProcessExecutor({ processes })
    try {
      const address = readAddress(url, env)
      const worker = await startQueueWorker({
        address,
        executor,
        onEnded: (folder, ended) => stdout.write(`${folder}  ${wordsOf(ended)}\n`),
        onConnection: (isThere) =>
          stderr.write(`assay worker: the connection to ${address.shown} is ${isThere ? 'back' : 'lost'}\n`),
      })
      stdout.write(`Assay ${buildName()} takes jobs from ${address.shown}, ${processes} at a time\n`)
      await new Promise<void>((resolve) => {
        if (signal.aborted) resolve()
        signal.addEventListener('abort', () => resolve())
      })
      await worker.close()
      stderr.write('assay worker: stopped; jobs under way go to other workers\n')
      return exitCodes.fine
    } catch (error) {
      if (!(error instanceof ExecutorError)) throw error
      stderr.write(`assay worker: ${error.message}\n`)
      return exitCodes.findings
    } finally {
      await executor.close()
    }
  },
}

function wordsOf(ended: Ended): string {
  // A terminal obeys some characters, and what stands in a job is anybody's.
  if (ended.type !== 'done') return `failed: ${ended.message.replace(/\p{Cc}/gu, ' ')}`
  const { result } = ended
  if (result.type === 'proven') return result.proof.verdict
  const { attempt } = result
  return `#${attempt.seed} ${attempt.admitted ? 'admitted' : `refused by ${attempt.gate}`}`
}
