import type { Job } from '#schemas/job'
import type { Runner } from '#runner'
import { checkFiles } from '../compile/compile-item.ts'
import type { CompiledItem } from '../compile/compiled-item.ts'
import { createNodeRunner, engineNames } from '../sandbox/index.ts'
import { createVariantMaker } from '../variant/generate-variants.ts'
import type { VariantMaker } from '../variant/attempt.ts'
import type { VerifyContext } from '../verify/verification.ts'
import { isInPython, verifyItem } from '../verify/verify-item.ts'
import { ExecutorError, type Executor, type RunOptions } from './executor.ts'
import { openJob, type JobSubject } from './job.ts'

/** Items of which what all variants share is kept. */
const MOST_MAKERS = 4

/**
 * Does jobs in this process; their programs run in the sandbox's child processes, as always.
 *
 * @param jobs items at the same time, with a sandbox each
 */
export function createLocalExecutor({ jobs }: { readonly jobs: number }): Executor {
  const runner: Runner = createNodeRunner({ jobs })
  const makers = new Map<string, VariantMaker>()

  return { width: jobs, run: (job, options) => run(job, options), close: async () => runner.close() }

  async function run(job: Job, { signal, onProgress }: RunOptions = {}) {
    const subject = openJob(job)
    const item = compile(subject)
    const context = { ...(await enginesOf(item)), runner }
    if (job.task.type === 'verify') {
      const { proof, warnings } = await verifyItem(item, { ...context, signal, onProgress })
      return { type: 'proven', proof, warnings } as const
    }
    const { seed, siblings } = job.task
    return {
      type: 'attempted',
      attempt: await makerOf(subject, item, context).attempt(seed, siblings),
    } as const
  }

  function makerOf(subject: JobSubject, item: CompiledItem, context: VerifyContext): VariantMaker {
    const key = `${subject.files.digest} ${subject.folder} ${subject.canary}`
    const known = makers.get(key)
    if (known) return known
    if (makers.size >= MOST_MAKERS) makers.clear()
    const { files, canary } = subject
    const maker = createVariantMaker({ item, files, context: { canary, skills: undefined } }, context)
    makers.set(key, maker)
    return maker
  }
}

function compile({ folder, files, canary }: JobSubject): CompiledItem {
  const checked = checkFiles(files, folder, { canary, skills: undefined })
  const error = checked.diagnostics.find(({ severity }) => severity === 'error')
  const item = error ? undefined : checked.build?.()
  if (item) return item
  throw new ExecutorError('job', `${folder} does not pass assay check: ${error?.message ?? 'no item'}`)
}

/** The engines that a proof names. */
async function enginesOf({ frontmatter }: CompiledItem): Promise<Omit<VerifyContext, 'runner'>> {
  return await engineNames({ python: isInPython(frontmatter) })
}
