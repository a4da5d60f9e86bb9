import { join } from 'node:path'
import type { VariantRecord } from '#schemas/variant'
import { readFolder, scanFolder } from '../compile/folder.ts'
import type { CompiledItem } from '../compile/compiled-item.ts'
import type { VariantMaker } from '../variant/attempt.ts'
import type { VariantSource } from '../variant/generate-variants.ts'
import type { VerifyContext } from '../verify/verification.ts'
import { toolOf, type Proven } from '../verify/verify-item.ts'
import { ExecutorError, type Executor, type RunOptions } from './executor.ts'
import { jobOf } from './job.ts'

/** Where items lie, and who does what is asked of them. */
interface ProveBy extends RunOptions {
  readonly executor: Executor
  /** Absolute path. */
  readonly bankDir: string
  /** The bank's. */
  readonly canary: string
  /** Names of the engines that proofs must name. */
  readonly engines: Pick<VerifyContext, 'engine' | 'python' | 'sqlEngine'>
}

/**
 * Makes what proves items by an executor. Cases and responses that would be suggested are not told.
 *
 * @returns a function that throws RunnerUnavailableError, ExecutorError, or the signal's reason
 */
export function proveBy({ executor, bankDir, canary, engines, ...options }: ProveBy) {
  return async (item: CompiledItem): Promise<Proven> => {
    const { folder } = item
    const files = readFolder(scanFolder(join(bankDir, folder), folder), folder)
    const job = jobOf({ folder, files, canary }, { type: 'verify' })
    const found = await executor.run(job, options)
    if (found.type !== 'proven' || !isAbout(found.proof, item, files.digest, engines))
      throw otherAnswer(item.id)
    const { proof, warnings } = found
    return { proof, warnings, suggestions: [], responseSuggestions: [] }
  }
}

/** Whether a proof is about these files, by these engines. */
function isAbout(
  { item: id, itemVersion, digest, tool }: Proven['proof'],
  item: CompiledItem,
  wanted: string,
  engines: ProveBy['engines'],
): boolean {
  return (
    id === item.id &&
    itemVersion === item.frontmatter.version &&
    digest === wanted &&
    tool === toolOf(item, engines)
  )
}

/** Makes what draws variants by an executor. */
export function makeBy(
  { item, files, context: { canary } }: VariantSource,
  { executor, engines, ...options }: Pick<ProveBy, 'executor' | 'engines'> & RunOptions,
): VariantMaker {
  return {
    attempt: async (seed, siblings) => {
      const { folder } = item
      const job = jobOf({ folder, files, canary }, { type: 'variant', seed, siblings })
      const found = await executor.run(job, options)
      if (found.type !== 'attempted' || found.attempt.seed !== seed) throw otherAnswer(`${item.id}#${seed}`)
      const { attempt } = found
      const isAsked =
        !attempt.admitted || isDrawnFrom(attempt.record, { item, seed, digest: files.digest, engines })
      if (!isAsked) throw otherAnswer(`${item.id}#${seed}`)
      return attempt
    },
  }
}

interface Wanted extends Pick<ProveBy, 'engines'> {
  readonly item: CompiledItem
  readonly seed: number
  /** Of the item's files. */
  readonly digest: string
}

function isDrawnFrom(
  { of, seed, parent, proof }: VariantRecord,
  { item, seed: wanted, digest, engines }: Wanted,
): boolean {
  return of === item.id && seed === wanted && parent === digest && proof.tool === toolOf(item, engines)
}

function otherAnswer(what: string): ExecutorError {
  return new ExecutorError('answer', `Unexpected answer, expected what was found of ${what}`)
}
