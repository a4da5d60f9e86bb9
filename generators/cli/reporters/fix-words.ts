import type { Diagnostic } from '#schemas/diagnose/index'

/**
 * What to write, and where it is not the marked text, in place of what.
 *
 * @param range the marked text
 * @param fix an edit that puts it right
 */
export function fixWords({ start, end }: Diagnostic['range'], fix: NonNullable<Diagnostic['fix']>): string {
  const { start: from, end: to } = fix.range
  const isMarked =
    from.line === start.line &&
    from.column === start.column &&
    to.line === end.line &&
    to.column === end.column
  const place = isMarked ? '' : ` from ${from.line}:${from.column} to ${to.line}:${to.column}`
  return `write \`${fix.text}\` instead${place}`
}
