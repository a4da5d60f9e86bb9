import type { ItemOf } from '#schemas/item'
import type { Encoded } from '#schemas/value'
import type { ComponentUse } from '../../compile/body.ts'
import { escapeHtml, type CodeHtml } from '../../compile/code-html.ts'
import type { CompiledCase } from '../../compile/compiled-item.ts'

interface TableOptions {
  readonly signature: ItemOf<'code'>['signature']
  readonly io?: ItemOf<'code'>['io'] | undefined
  readonly short: CodeHtml
  readonly caption?: string
}

/** @returns the HTML of `<Examples>`: a row for each case that it names */
export function examplesTable(
  { attributes }: ComponentUse,
  cases: readonly CompiledCase[],
  { signature, io, short, caption = 'Examples' }: TableOptions,
): string {
  const cell = (value: Encoded, type: string) =>
    `<td>${io === 'stdin' && typeof value === 'string' ? `<code>${escapeHtml(value)}</code>` : short.value(value, type)}</td>`
  const head = signature.parameters
    .map(({ name }) => `<th scope="col"><code>${escapeHtml(name)}</code></th>`)
    .join('')
  const rows = caseNamesIn(attributes['cases'] ?? '').flatMap((name) => {
    const found = cases.find((one) => one.name === name && one.visible)
    if (!found) return []
    const input = signature.parameters.map(({ type }, at) => cell(found.input[at] ?? null, type))
    return [`<tr>${input.join('')}${cell(found.expected, signature.returns.type)}</tr>`]
  })
  return (
    `<table class="examples"><caption>${caption}</caption><thead><tr>${head}<th scope="col">${io === 'stdin' ? 'prints' : 'returns'}</th></tr></thead>` +
    `<tbody>${rows.join('')}</tbody></table>`
  )
}

/** @param list the attribute `cases`, names with commas between them */
export function caseNamesIn(list: string): readonly string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
