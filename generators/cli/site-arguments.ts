/** Arguments that several commands share. */
import { basename } from 'node:path'
import { suggest } from '#schemas/diagnose/suggest'
import { findBanks } from '../release/find-banks.ts'
import { UsageError, type CommandIo } from './command.ts'

/** @returns the port of `--port`; undefined where none was named. @throws UsageError */
export function readPort(value: unknown): number | undefined {
  if (value === undefined) return undefined
  const port = Number(value)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new UsageError(`--port is "${String(value)}", expected a whole number from 0 to 65535`)
}

/** @returns the folder of `--base`, with a slash at both ends; `/` where none was named. @throws UsageError */
export function readBase(value: unknown): string {
  if (value === undefined) return '/'
  const parts = String(value)
    .split('/')
    .filter((part) => part !== '')
  const isPath = parts.every((part) => /^[\w~-][\w.~-]*$/.test(part))
  if (isPath && (value === '' || String(value).startsWith('/'))) return ['', ...parts, ''].join('/')
  throw new UsageError(
    `--base is "${String(value)}", expected the path of a folder on the host, such as /my-bank/`,
  )
}

/** @returns absolute paths of the banks that `--bank` names, or of all. @throws UsageError where there is none */
export function banksOf(value: unknown, { cwd }: Pick<CommandIo, 'cwd'>): readonly string[] {
  const wanted = typeof value === 'string' ? value : undefined
  const banks = findBanks(cwd, wanted)
  if (banks.length > 0) return banks
  if (wanted === undefined)
    throw new UsageError('no bank here: name one with --bank, or call this where content/banks is')
  const meant = suggest(
    wanted,
    findBanks(cwd).map((dir) => basename(dir)),
  )
  const hint = meant === undefined ? '' : `; did you mean ${meant}?`
  throw new UsageError(`no bank in ${wanted}: expected a folder with bank.yaml${hint}`)
}

/** Waits for Ctrl-C. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
