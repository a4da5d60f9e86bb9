import { isMap, isScalar, parseDocument, type Document } from 'yaml'
import { reportInto } from '#schemas/diagnose/report'
import { findFrontmatter } from '../compile/frontmatter.ts'

export interface Retirement {
  /** The release that the item is missing from. */
  readonly since: string
  /** Why, in a sentence. */
  readonly reason: string
  /** The item that takes its place. */
  readonly replacedBy?: string | undefined
}

export type Retired =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string }

/**
 * Retires an item in the text of its `item.mdx`: `status` becomes `retired`, and `deprecated` says since when and why.
 * Everything else stays as it is to the byte, comments too.
 *
 * @param text of `item.mdx`
 */
export function retireText(text: string, { since, reason, replacedBy }: Retirement): Retired {
  const span = findFrontmatter(text, reportInto([], 'item.mdx'))
  if (!span) return { ok: false, message: 'has no frontmatter that could be read' }
  const yaml = text.slice(span.start, span.end)
  const document = parseDocument(yaml)
  const status = document.errors.length === 0 ? statusOf(document) : undefined
  if (!status) return { ok: false, message: 'has no `status` that could be read: assay check tells more' }
  if (status.value === 'retired') return { ok: false, message: `is retired already${whyOf(document)}` }
  if (document.has('deprecated'))
    return { ok: false, message: 'has `deprecated` already: take it away, or set `status: retired` by hand' }
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const fields = [
    `since: ${since}`,
    `reason: ${JSON.stringify(reason)}`,
    ...(replacedBy === undefined ? [] : [`replacedBy: ${replacedBy}`]),
  ]
  const end = yaml === '' || yaml.endsWith('\n') ? '' : newline
  const edited = `${yaml.slice(0, status.start)}retired${yaml.slice(status.end)}${end}deprecated: { ${fields.join(', ')} }${newline}`
  return { ok: true, text: `${text.slice(0, span.start)}${edited}${text.slice(span.end)}` }
}

function statusOf({ contents }: Document): { value: unknown; start: number; end: number } | undefined {
  if (!isMap(contents)) return undefined
  const pair = contents.items.find(({ key }) => isScalar(key) && key.value === 'status')
  const value = pair?.value
  if (!isScalar(value) || !value.range) return undefined
  const [start, end] = value.range
  return { value: value.value, start, end }
}

function whyOf(document: Document): string {
  const [since, reason] = ['since', 'reason'].map((key) => document.getIn(['deprecated', key]))
  return typeof reason === 'string' ? ` (since ${String(since)}: ${reason})` : ''
}
