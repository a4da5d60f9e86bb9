import type { Diagnostic, Range } from '#schemas/diagnose/index'

/** Where a rule puts what it finds in one file. */
export interface Report {
  readonly file: string
  readonly error: (code: string, range: Range, message: string, help?: string) => void
  readonly warning: (code: string, range: Range, message: string, help?: string) => void
}

/** @param diagnostics the list that grows @param file the file that the places are in, relative to the bank */
export function reportInto(diagnostics: Diagnostic[], file: string): Report {
  const add =
    (severity: Diagnostic['severity']) => (code: string, range: Range, message: string, help?: string) => {
      diagnostics.push({ code, severity, file, range, message, ...(help === undefined ? {} : { help }) })
    }
  return { file, error: add('error'), warning: add('warning') }
}
