import { fixWords } from './fix-words.ts'
import type { Reporter } from './reporter.ts'

/** Workflow commands of GitHub Actions, which show up beside the lines of a change. */
export const reportGithub: Reporter = ({ diagnostics }) =>
  diagnostics
    .map(({ severity, file, range, code, message, help, fix }) => {
      const { start, end } = range
      const properties = {
        file,
        line: start.line,
        endLine: end.line,
        col: start.column,
        // The end is the last character's column there, and only looked at on a single line.
        endColumn: start.line === end.line ? Math.max(start.column, end.column - 1) : start.column,
        title: code,
      }
      const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
      // An annotation has no place for an edit: it says in words what to write.
      const edit = fix === undefined ? [] : [`Fix: ${fixWords(range, fix)}`]
      const text = [message, ...(help === undefined ? [] : [help]), ...edit].join('\n')
      return `::${severity} ${list.join(',')}::${escapeData(text)}\n`
    })
    .join('')

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
