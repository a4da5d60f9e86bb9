import type { Diagnostic } from '#schemas/diagnose/index'

/** What `assay check` found. Paths in the diagnostics are relative to the folder in which it was called. */
export interface CheckReport {
  readonly items: number
  readonly kinds: Readonly<Record<string, number>>
  readonly diagnostics: readonly Diagnostic[]
}

export interface ReporterOptions {
  readonly color: boolean
  /** Text of a file that a diagnostic names; undefined where it cannot be read. */
  readonly read: (file: string) => string | undefined
}

/** Writes a report in one of the forms; the text ends with a line break. */
export type Reporter = (report: CheckReport, options: ReporterOptions) => string
