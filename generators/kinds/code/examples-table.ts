import type { ItemOf } from '#schemas/item'
import { showValue, type Encoded } from '#schemas/value'
import type { ComponentUse } from '../../compile/body.ts'
import type { CompiledCase } from '../../compile/compiled-item.ts'
import { escapeHtml } from '../../compile/render.ts'

/** @returns the HTML of `<Examples>`: a row for each case that it names */
export function examplesTable(
  { attributes }: ComponentUse,
  cases: readonly CompiledCase[],
  signature: ItemOf<'code'>['signature'],
  io?: ItemOf<'code'>['io'],
  caption = 'Examples',
): string {
  const shown = (value: Encoded): string =>
    io === 'stdin' && typeof value === 'string' ? value : showValue(value)
  const cell = (value: Encoded) => `<td><code>${escapeHtml(shown(value))}</code></td>`
  const head = signature.parameters
    .map(({ name }) => `<th scope="col"><code>${escapeHtml(name)}</code></th>`)
    .join('')
  const rows = caseNamesIn(attributes['cases'] ?? '').flatMap((name) => {
    const found = cases.find((one) => one.name === name && one.visible)
    return found ? [`<tr>${found.input.map(cell).join('')}${cell(found.expected)}</tr>`] : []
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
