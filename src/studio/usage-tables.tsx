import type { Usage } from '#adaptive'
import { percent } from '#report'
import { DataTable } from '../components/data-table.tsx'
import { kindNames } from '../text/common.ts'
import { studio as words } from '../text/studio.ts'

interface UsageTablesProps {
  readonly usage: Usage
  /** of the blueprint that it is compared with */
  readonly kept: Usage | undefined
  readonly titleOf: (skill: string) => string
  readonly itemTitleOf: (item: string) => string
}

const { figures } = words
/** Items of the table of the most used ones. */
const MOST_USED = 20

/** Which items candidates meet, and of which groups. */
export function UsageTables({ usage, kept, titleOf, itemTitleOf }: UsageTablesProps) {
  const rates = new Map(kept?.items.map(({ id, rate }) => [id, rate]))
  return (
    <>
      <h3>{figures.usage}</h3>
      <DataTable
        label={figures.usage}
        columns={[figures.item, figures.rate, ...(kept ? [figures.keptRate] : [])]}
        head={0}
        rows={usage.items.slice(0, MOST_USED).map(({ id, rate }) => ({
          key: id,
          cells: [
            <bdi>{itemTitleOf(id)}</bdi>,
            percent(rate, 1),
            ...(kept ? [percent(rates.get(id) ?? 0, 1)] : []),
          ],
        }))}
      />
      {(['skills', 'kinds', 'levels'] as const).map((group) => {
        const before = new Map(kept?.[group].map(({ name, perTest }) => [name, perTest]))
        return (
          <DataTable
            key={group}
            label={figures.shares[group]}
            summary={figures.shares[group]}
            columns={[
              figures.name,
              figures.there,
              figures.perTest,
              ...(kept ? [figures.keptPerTest] : []),
              figures.share,
            ]}
            head={0}
            rows={usage[group].map(({ name, items, perTest, share }) => ({
              key: name,
              cells: [
                group === 'skills' ? titleOf(name) : group === 'kinds' ? kindOf(name) : name,
                items,
                perTest.toFixed(2),
                ...(kept ? [(before.get(name) ?? 0).toFixed(2)] : []),
                percent(share, 1),
              ],
            }))}
          />
        )
      })}
    </>
  )
}

function kindOf(name: string): string {
  return (kindNames as Readonly<Record<string, string>>)[name] ?? name
}
