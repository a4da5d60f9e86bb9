import { NONE, percent } from '#report'
import { DataTable } from '../components/data-table.tsx'
import { studio as words } from '../text/studio.ts'
import { wordOf } from '../text/studio-fields.ts'
import type { DesignForecast } from '../workers/studio/protocol.ts'

/** Shares in [0, 1] by the rule that ends a block. */
type Shares = Readonly<Record<string, number>>

interface EndsTableProps {
  readonly label: string
  readonly columns: readonly { readonly title: string; readonly shares: Shares }[]
}

/** Which rules end how many tests. */
export function EndsTable({ label, columns }: EndsTableProps) {
  const rules = [...new Set(columns.flatMap(({ shares }) => Object.keys(shares)))]
  return (
    <DataTable
      label={label}
      columns={[words.figures.ending, ...columns.map(({ title }) => title)]}
      head={0}
      rows={rules.map((rule) => ({
        key: rule,
        cells: [wordOf(rule), ...columns.map(({ shares }) => shareText(shares[rule]))],
      }))}
    />
  )
}

/** What is foretold: every rule of the blueprint, also one that ends no test; of several blocks the mean. */
export function endsOf({ blueprint, forecast: { blocks } }: DesignForecast): Shares {
  const rules = blueprint.blocks.flatMap(({ stop }) => stop.map(({ rule }) => rule))
  const shares: Record<string, number> = Object.fromEntries(rules.map((rule) => [rule, 0]))
  for (const { ends } of blocks)
    for (const [rule, share] of Object.entries(ends))
      shares[rule] = (shares[rule] ?? 0) + share / blocks.length
  return shares
}

function shareText(share: number | undefined): string {
  return share === undefined ? NONE : percent(share, 1)
}
