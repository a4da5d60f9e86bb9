import type { Diagnostic, Range } from './diagnostic.ts'

/** What to write instead of what stands there. */
export interface Edit {
  readonly text: string
  /** What it takes the place of: the very place of the fault where absent. */
  readonly range?: Range
}

type Tell = (code: string, range: Range, message: string, help?: string, fix?: Edit) => void

/** Where a rule puts what it finds in one file; a fix only where the rule knows the very text that was meant. */
export interface Report {
  readonly file: string
  readonly error: Tell
  readonly warning: Tell
}

/** @param diagnostics the list that grows @param file the file that the places are in, relative to the bank */
export function reportInto(diagnostics: Diagnostic[], file: string): Report {
  const add =
    (severity: Diagnostic['severity']): Tell =>
    (code, range, message, help, fix) => {
      diagnostics.push({
        code,
        severity,
        file,
        range,
        message,
        ...(help === undefined ? {} : { help }),
        ...(fix
          ? { fix: { title: `Write \`${fix.text}\``, range: fix.range ?? range, text: fix.text } }
          : {}),
      })
    }
  return { file, error: add('error'), warning: add('warning') }
}
