import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, relative } from 'node:path'
import { RunnerUnavailableError } from '#runner'
import type { VariantRecord } from '#schemas/variant'
import { writeWhole } from '../calibrate/write-file.ts'
import { readFolder, scanFolder } from '../compile/folder.ts'
import { createNodeRunner } from '../sandbox/index.ts'
import { recordText } from '../variant/draw-many.ts'
import { readRecord } from '../variant/variant-files.ts'
import type { JudgedDraft } from '../variant/written/draft-judge.ts'
import { exitCodes, UsageError, type CommandArguments, type CommandIo } from './command.ts'
import { openGates, type OpenJudge } from './open-judge.ts'
import { readSource, type NamedSource } from './variant-source.ts'
import { variantNamed, type NamedVariant } from './variant-named.ts'
import { printable } from './written-report.ts'

interface Again {
  readonly name: string
  readonly file: string
  readonly verdict: 'admitted' | 'refused'
  readonly gate?: string
  readonly reason?: string
  readonly counterexample?: string
}

interface WrittenVariant extends NamedVariant {
  readonly name: string
  readonly record: VariantRecord & { readonly written: NonNullable<VariantRecord['written']> }
}

/**
 * `assay review VARIANT… --again`: asks all gates anew of written variants whose files were edited, or whose item was. What
 * is admitted has a new proof; what somebody said of other files, or of another item, no longer counts.
 *
 * @param openJudge gives the gates; those of Assay where absent
 * @returns the exit code
 * @throws UsageError for what is no written variant
 */
export async function reviewAgain(
  names: readonly string[],
  { bank, json }: CommandArguments['values'],
  io: CommandIo,
  openJudge?: OpenJudge,
): Promise<number> {
  if (names.length === 0)
    throw new UsageError('name the variants whose files were edited, such as queue-size#7')
  const variants = names.map((name) => writtenNamed(name, bank, io))
  const runner = createNodeRunner({ jobs: availableParallelism() })
  const results: Again[] = []
  try {
    for (const variant of variants) {
      const source = await readSource([variant.item], { bank: variant.bankDir, isDrawn: false }, io)
      if ('fault' in source) return refuse(source.fault, io)
      const own = new Set([variant.record.written.request])
      const judge = await openGates(source, { runner, signal: io.signal, own, openJudge })
      const folder = variant.path.slice(0, -'.json'.length)
      const label = `${source.item.folder}/variants/${basename(folder)}`
      const files = readFolder(scanFolder(folder, label), label)
      const judged = await judge.again(variant.seed, files, variant.record.written, [])
      if (judged.admitted) await writeWhole(variant.path, recordText(renewed(variant.record, judged, source)))
      const result = resultOf(variant, judged, io)
      results.push(result)
      if (json !== true) io.stdout.write(lineOf(result))
    }
  } catch (error) {
    if (io.signal.aborted) {
      io.stderr.write('assay review: stopped; what was admitted is written\n')
      return exitCodes.limit
    }
    if (!(error instanceof RunnerUnavailableError)) throw error
    return refuse(`programs cannot be run here: ${error.message}`, io)
  } finally {
    runner.close()
  }
  if (json === true) io.stdout.write(`${JSON.stringify({ variants: results }, null, 2)}\n`)
  return results.every(({ verdict }) => verdict === 'admitted') ? exitCodes.fine : exitCodes.findings
}

function writtenNamed(name: string, bank: unknown, io: CommandIo): WrittenVariant {
  const named = variantNamed(name, bank, io)
  const record = named && readRecord(named.path)
  if (!named || !record?.written)
    throw new UsageError(`${name} is no variant that a language model wrote; name one such as queue-size#7`)
  if (!existsSync(named.path.slice(0, -'.json'.length)))
    throw new UsageError(
      `the files of ${name} are away: bring them back, or delete ${relative(io.cwd, named.path)}`,
    )
  return { ...named, name, record: { ...record, written: record.written } }
}

/** The record of files that all gates have passed: a review holds on for the very same files of the very same item. */
function renewed(
  { review, ...record }: VariantRecord,
  { gates, proof }: Extract<JudgedDraft, { readonly admitted: true }>,
  { files: { digest } }: NamedSource,
): VariantRecord {
  const isSame = proof.digest === record.proof.digest && digest === record.parent
  return { ...record, parent: digest, gates, proof, ...(isSame && review && { review }) }
}

function resultOf({ name, path }: WrittenVariant, judged: JudgedDraft, { cwd }: CommandIo): Again {
  const file = relative(cwd, path)
  if (judged.admitted) return { name, file, verdict: 'admitted' }
  const { gate, reason, counterexample } = judged
  return {
    name,
    file,
    verdict: 'refused',
    gate,
    reason,
    ...(counterexample !== undefined && { counterexample }),
  }
}

function lineOf({ name, verdict, gate, reason = '', counterexample }: Again): string {
  if (verdict === 'admitted') return `${name}  admitted by all gates: read and solve it, and say so\n`
  const example = counterexample === undefined ? '' : `  for ${printable(counterexample)}\n`
  return `${name}  refused by ${gate}: ${printable(reason)}\n${example}`
}

function refuse(message: string, { stderr }: CommandIo): number {
  stderr.write(`assay review: ${message}\n`)
  return exitCodes.findings
}
