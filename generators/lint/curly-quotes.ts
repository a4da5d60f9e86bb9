import { isScalar } from 'yaml'
import type { DataPath } from '#schemas/diagnose/index'
import type { LintRule } from './rule.ts'

/** Curly quotes are no quotes to YAML: they become part of the text, and candidates would see them. */
export const checkCurlyQuotes: LintRule = ({ source: { frontmatter, report } }) => {
  const visit = (value: unknown, path: DataPath): void => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) visit(part, [...path, key])
      return
    }
    if (typeof value !== 'string' || !/^[“”„‘’«»].*[“”‘’«»]$/s.test(value)) return
    const node = frontmatter.source.nodeAt(path)
    if (!isScalar(node) || node.type !== 'PLAIN') return
    report.warning(
      'item/curly-quotes',
      frontmatter.source.rangeOf(path),
      'Unexpected curly quotes around a text, expected straight ones or none',
      'YAML takes them for a part of the text; where they are one, put "…" around it',
      { text: JSON.stringify(value.slice(1, -1)) },
    )
  }
  visit(frontmatter.value, [])
}
