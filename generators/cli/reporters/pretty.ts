import { styleText } from 'node:util'
import type { Diagnostic } from '#schemas/diagnose/index'
import { fixWords } from './fix-words.ts'
import type { CheckReport, Reporter } from './reporter.ts'

/** Width of a line of code that is shown, in characters. */
const width = 100

/** For people: each fault with the lines around it, and a summary. */
export const reportPretty: Reporter = (report, { color, read }) => {
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    color ? styleText(style, text, { validateStream: false }) : text
  const lines = new Map<string, readonly string[]>()
  const linesOf = (file: string) => {
    const known = lines.get(file)
    if (known) return known
    const found = read(file)?.split(/\r\n|\n|\r/) ?? []
    lines.set(file, found)
    return found
  }
  const parts = report.diagnostics.map((diagnostic) => {
    const { file, range, severity, code, message, help, fix } = diagnostic
    const head =
      `${paint('bold', `${visible(file)}:${range.start.line}:${range.start.column}`)} ` +
      `${paint(severity === 'error' ? 'red' : 'yellow', severity)} ${paint('dim', code)}\n  ${visible(message)}\n`
    const frame = codeFrame(diagnostic, linesOf(file), paint)
    const advice = help === undefined ? '' : `  ${paint('cyan', 'help:')} ${visible(help)}\n`
    const edit = fix === undefined ? '' : `  ${paint('cyan', 'fix:')} ${visible(fixWords(range, fix))}\n`
    return `${head}${frame}${advice}${edit}\n`
  })
  return `${parts.join('')}${summary(report)}\n`
}

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string

function codeFrame({ range: { start, end } }: Diagnostic, lines: readonly string[], paint: Paint): string {
  const line = lines[start.line - 1]
  if (line === undefined || (line === '' && start.line === 1 && lines.length <= 1)) return ''
  const gutter = String(start.line).length
  const from = Math.max(0, start.column - 1 - Math.floor(width * 0.6))
  const cut = (text: string) => visible(text.slice(from, from + width)).replaceAll('\t', ' ')
  const until = end.line === start.line ? end.column : line.length + 1
  const marks = Math.max(1, Math.min(until - start.column, width))
  const shown = [start.line - 1, start.line].flatMap((number) => {
    const text = lines[number - 1]
    if (text === undefined || number < 1) return []
    return [`  ${paint('dim', `${String(number).padStart(gutter)} |`)} ${cut(text)}\n`]
  })
  const pointer = `${' '.repeat(start.column - 1 - from)}${'^'.repeat(marks)}`
  return `${shown.join('')}  ${paint('dim', `${' '.repeat(gutter)} |`)} ${paint('red', pointer)}\n`
}

function summary({ items, diagnostics }: CheckReport): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const warnings = diagnostics.length - errors
  const checked = `${counted(items, 'item')} checked`
  if (diagnostics.length === 0) return `${checked}, no faults`
  const found = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ]
  return `${checked}: ${found.join(', ')}`
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}

/** Authors' text could hold control characters that a terminal would obey. */
function visible(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
}
