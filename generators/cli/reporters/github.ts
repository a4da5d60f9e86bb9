import type { Reporter } from './reporter.ts'

/** Workflow commands of GitHub Actions, which show up beside the lines of a change. */
export const reportGithub: Reporter = ({ diagnostics }) =>
  diagnostics
    .map(({ severity, file, range: { start, end }, code, message, help }) => {
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
      return `::${severity} ${list.join(',')}::${escapeData(help === undefined ? message : `${message}\n${help}`)}\n`
    })
    .join('')

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
