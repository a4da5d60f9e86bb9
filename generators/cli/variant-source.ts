import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { checkBank } from '../compile/check-bank.ts'
import { readFolder, scanFolder } from '../compile/folder.ts'
import { modelFile } from '../variant/build-files.ts'
import type { VariantSource } from '../variant/generate-variants.ts'
import { UsageError, type CommandIo } from './command.ts'
import { cacheFolder } from './find-banks.ts'
import { itemRequests } from './item-requests.ts'

/** An item whose variants are wanted, and its bank. */
export interface NamedSource extends VariantSource {
  /** Absolute path. */
  readonly bankDir: string
}

/**
 * Finds the one item that is named, which has no faults and a current proof.
 *
 * @param isDrawn whether it needs a model
 * @returns the item, or in words why nothing can be made of it
 * @throws UsageError where not one item is named
 */
export async function readSource(
  positionals: readonly string[],
  { bank, isDrawn }: { readonly bank: unknown; readonly isDrawn: boolean },
  io: Pick<CommandIo, 'cwd'>,
): Promise<NamedSource | { readonly fault: string }> {
  const [wanted, ...others] = positionals
  if (wanted === undefined || others.length > 0)
    throw new UsageError('name the one item whose variants are wanted')
  const [request, ...more] = itemRequests([wanted], bank, io)
  const [name, ...names] = request?.only ?? []
  if (!request || name === undefined || names.length > 0 || more.length > 0)
    throw new UsageError(`${wanted} is not one item: name it by its id, and its bank with --bank`)
  const { bankDir } = request
  const folder = `items/${name}`
  if (isDrawn && !existsSync(join(bankDir, folder, modelFile)))
    return {
      fault: `${name} has no ${modelFile}, from which variants would be drawn: docs/GENERATING.md says how to write one`,
    }
  const checked = await checkBank(bankDir, { cacheDir: cacheFolder(bankDir), only: [name] })
  const fault = checked.diagnostics.find(({ severity }) => severity === 'error')
  const item = fault ? undefined : checked.load()[0]
  if (!item || !checked.bank) {
    const { file, range, message } = fault ?? { message: 'it cannot be compiled' }
    const place = range
      ? `${relative(io.cwd, join(bankDir, file ?? ''))}:${range.start.line}:${range.start.column}: `
      : ''
    return { fault: `${name} does not pass assay check: ${place}${message}` }
  }
  if (item.proofState !== 'current')
    return {
      fault: `the proof of ${name} is ${item.proofState}, so nothing can be ${isDrawn ? 'drawn from it' : 'written for it'}: assay verify ${name}`,
    }
  return {
    item,
    bankDir,
    files: readFolder(scanFolder(join(bankDir, folder), folder), folder),
    context: {
      canary: checked.bank.canary,
      skills: undefined,
    },
  }
}
