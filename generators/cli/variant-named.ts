import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { variantsFolder } from '../compile/folder.ts'
import type { CommandIo } from './command.ts'
import { banksOf } from './site-arguments.ts'

/** A variant that is written down beside its item. */
export interface NamedVariant {
  /** Absolute path of the bank. */
  readonly bankDir: string
  readonly item: string
  readonly seed: number
  /** Absolute path of its record. */
  readonly path: string
}

/**
 * Finds a variant by what people call it: `item#7`, `item@1.0.0#7`, or by its id `item-v7`.
 *
 * @param bank the value of `--bank`
 * @returns undefined where no variant is named so
 */
export function variantNamed(
  name: string,
  bank: unknown,
  io: Pick<CommandIo, 'cwd'>,
): NamedVariant | undefined {
  const [, item, seed] = /^([\w-]+?)(?:@[\d.]+)?(?:#|-v)(\d+)$/.exec(name) ?? []
  if (item === undefined) return undefined
  const found = banksOf(bank, io)
    .map((bankDir) => ({ bankDir, path: join(bankDir, 'items', item, variantsFolder, `${seed}.json`) }))
    .find(({ path }) => existsSync(path))
  return found && { ...found, item, seed: Number(seed) }
}
