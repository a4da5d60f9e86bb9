import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { decode } from '#schemas/diagnose/decode-text'
import { fileStart, type Diagnostic } from '#schemas/diagnose/index'
import { reportInto } from '#schemas/diagnose/report'

/** Runs a rule; whatever it throws is told like any other fault. */
export function guarded(file: string, diagnostics: Diagnostic[], rule: () => void): void {
  try {
    rule()
  } catch (error) {
    diagnostics.push(internalFault(file, error))
  }
}

/** A bug of ours, told like any other fault, so that the rest of the bank is still checked. */
export function internalFault(folder: string, error: unknown): Diagnostic {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const words = error instanceof Error ? error.message : String(error)
  return {
    code: code === undefined ? 'internal/item' : 'file/unreadable',
    severity: 'error',
    file: folder,
    range: fileStart,
    message: code === undefined ? `Unexpected fault of Assay itself: ${words}` : `Unreadable: ${words}`,
    ...(code === undefined ? { help: 'Please report it, with the item' } : {}),
  }
}

/** @param read makes of the text what is wanted; undefined, with a diagnostic, where it cannot be made */
export function readBankFile<T>(
  root: string,
  file: string,
  diagnostics: Diagnostic[],
  read: (text: { readonly text: string; readonly file: string }) => T | undefined,
): T | undefined {
  const path = join(root, file)
  const report = reportInto(diagnostics, file)
  try {
    if (!existsSync(path)) {
      report.error('bank/missing', fileStart, `Missing file \`${file}\``)
      return undefined
    }
    if (statSync(path).size > 1024 * 1024) {
      report.error('file/too-large', fileStart, 'Unexpected file of over 1 MB')
      return undefined
    }
    const text = decode(readFileSync(path), file, diagnostics)
    return text === undefined ? undefined : read({ text, file })
  } catch (error) {
    diagnostics.push(internalFault(file, error))
    return undefined
  }
}
