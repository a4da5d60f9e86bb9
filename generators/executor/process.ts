import { enableCompileCache } from 'node:module'
import type { FromProcess, ToProcess } from './message.ts'

/** A process that does one job after another, and goes when the one that started it does. */
enableCompileCache()
const loading = Promise.all([import('./local.ts'), import('./message.ts')]).then(
  ([{ createLocalExecutor }, { ending }]) => ({ executor: createLocalExecutor({ jobs: 1 }), ending }),
)

/** Least time between two messages on how far a job is, in milliseconds. */
const PROGRESS_MS = 100

let told = 0
process.on('message', ({ job }: ToProcess) => void work(job))
process.on('disconnect', () => process.exit())

async function work(job: ToProcess['job']): Promise<void> {
  const { executor, ending } = await loading
  tell(
    await ending(() =>
      executor.run(job, {
        onProgress: (progress) => {
          if (performance.now() - told < PROGRESS_MS) return
          told = performance.now()
          tell({ type: 'progress', progress })
        },
      }),
    ),
  )
}

function tell(message: FromProcess): void {
  if (process.connected) process.send?.(message)
}
