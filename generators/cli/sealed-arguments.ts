import { UsageError, type CommandArguments } from './command.ts'
import type { SealedOptions } from './score-sealed-files.ts'

/** Options by which sealed results are opened. */
export const sealedFlags = {
  registry: { type: 'string' },
  keys: { type: 'string' },
  'passphrase-file': { type: 'string' },
  bank: { type: 'string' },
  sealed: { type: 'string' },
  stamps: { type: 'string' },
} as const

/**
 * @returns undefined where neither registry nor keys are named
 * @throws UsageError
 */
export function sealedOptions(values: CommandArguments['values']): SealedOptions | undefined {
  const [keys, registry] = [textOf(values['keys']), textOf(values['registry'])]
  const stamps = textOf(values['stamps'])
  if (keys === undefined && registry === undefined && stamps === undefined) return undefined
  if (keys === undefined || registry === undefined)
    throw new UsageError('sealed results need both --registry and --keys')
  return {
    keys,
    registry,
    passphraseFile: textOf(values['passphrase-file']),
    bank: textOf(values['bank']),
    sealedDir: textOf(values['sealed']),
    stamps,
  }
}

/** The text of an option; undefined where it is not given. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
