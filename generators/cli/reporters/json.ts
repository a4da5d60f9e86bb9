import type { Reporter } from './reporter.ts'

/** One JSON object for programs: a contract, so keys are added and never renamed. `help` is empty where there is none. */
export const reportJson: Reporter = ({ items, kinds, diagnostics }) =>
  `${JSON.stringify({ items, kinds, diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic, help: diagnostic.help ?? '' })) }, null, 2)}\n`
