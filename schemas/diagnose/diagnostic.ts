/** A place between two characters: lines and columns count from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number
  readonly column: number
}

export interface Range {
  readonly start: Position
  /** Just after the last character. */
  readonly end: Position
}

/** One thing that an author should know, with its place. The form is the same everywhere it is shown. */
export interface Diagnostic {
  /** Stable name of the rule, `area/rule`. */
  readonly code: string
  /** An error keeps the item out of a release; a warning does not. */
  readonly severity: 'error' | 'warning'
  /** Path with `/`, relative to the folder of the bank. */
  readonly file: string
  readonly range: Range
  /** What is wrong: "Unexpected X, expected Y". */
  readonly message: string
  /** What to do about it. */
  readonly help?: string
  readonly url?: string
  /** Other places that matter for this one. */
  readonly related?: readonly { readonly file: string; readonly range: Range; readonly message: string }[]
  /** An edit that puts it right. */
  readonly fix?: { readonly title: string; readonly range: Range; readonly text: string }
}

/** The start of a file, for faults that have no place inside it. */
export const fileStart: Range = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }

/** Orders diagnostics by file, place and code, so that two runs print the same. */
export function compareDiagnostics(left: Diagnostic, right: Diagnostic): number {
  return (
    compareTexts(left.file, right.file) ||
    left.range.start.line - right.range.start.line ||
    left.range.start.column - right.range.start.column ||
    compareTexts(left.code, right.code) ||
    compareTexts(left.message, right.message)
  )
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
