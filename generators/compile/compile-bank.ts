import type { Bank } from '#schemas/bank'
import type { Blueprint } from '#schemas/blueprint'
import type { Diagnostic } from '#schemas/diagnose/index'
import type { Taxonomy } from '#schemas/taxonomy'
import { checkBank, type CheckBankOptions } from './check-bank.ts'
import type { CompiledItem } from './compiled-item.ts'

/** A compiled bank. Items with errors are missing from it; `diagnostics` says why. */
export interface CompiledBank {
  /** Undefined where `bank.yaml` cannot be read. */
  readonly bank: Bank | undefined
  readonly taxonomy: Taxonomy | undefined
  readonly tests: readonly Blueprint[]
  /** Sorted by id. */
  readonly items: readonly CompiledItem[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Compiles a bank: every item into its two halves, and every fault of the bank in one pass.
 *
 * @param bankDir folder with `bank.yaml`
 * @param options where results are kept between runs, and which items are wanted
 * @returns what could be compiled, and all diagnostics; it throws for nothing that an author wrote
 * @example const { items, diagnostics } = await compileBank('content/banks/core', { cacheDir: '.cache/assay' })
 */
export async function compileBank(
  bankDir: string,
  options: Omit<CheckBankOptions, 'build'> = {},
): Promise<CompiledBank> {
  const checked = await checkBank(bankDir, { ...options, build: true })
  const items = checked.load()
  const { bank, taxonomy, tests, diagnostics } = checked
  return { bank, taxonomy, tests, items, diagnostics }
}
