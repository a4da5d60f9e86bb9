import { useMemo } from 'preact/hooks'
import type { Taxonomy } from '#schemas/taxonomy'
import { DataTable } from '../../components/data-table.tsx'
import { kindNames } from '../../text/common.ts'
import { studioBank } from '../../text/studio-bank.ts'
import type { BankRow } from './bank-rows.ts'
import { shownRows, type BankView, type RateOf } from './bank-view.ts'
import { ItemFilters } from './item-filters.tsx'
import type { ItemLinks } from './item-link.tsx'
import { ItemTable } from './item-table.tsx'
import { levelCounts, LEVELS, type LevelCounts } from './level-counts.ts'

interface ItemsSectionProps {
  readonly rows: readonly BankRow[]
  readonly areas: Taxonomy['areas']
  readonly view: BankView
  /** undefined where no test is known */
  readonly rateOf: RateOf | undefined
  readonly links: ItemLinks
  readonly titleOf: (skill: string) => string
  readonly onView: (view: BankView, of: string) => void
}

const { items: words } = studioBank

/** The items, filtered and sorted, and how many there are of each sort. */
export function ItemsSection({ rows, areas, view, rateOf, links, titleOf, onView }: ItemsSectionProps) {
  const shown = useMemo(() => shownRows(rows, view, rateOf ?? (() => undefined)), [rows, view, rateOf])
  const [bySkill, byKind] = useMemo(() => {
    const skills = areas.flatMap(({ id, skills: own }) => own.map((skill) => `${id}.${skill.id}`))
    const kinds = Object.keys(kindNames).filter((kind) => rows.some((row) => row.kind === kind))
    return [levelCounts(rows, skills, (row) => row.skills), levelCounts(rows, kinds, ({ kind }) => [kind])]
  }, [rows, areas])
  return (
    <section class="studio-items" aria-labelledby="bank-items">
      <h2 id="bank-items">{words.heading}</h2>
      <ItemFilters rows={rows} areas={areas} view={view} hasTest={rateOf !== undefined} onView={onView} />
      <p role="status">{words.shown(shown.length, rows.length)}</p>
      <ItemTable
        rows={shown}
        view={view}
        rateOf={rateOf}
        links={links}
        titleOf={titleOf}
        onSort={(sort) =>
          onView({ ...view, sort, isDescending: view.sort === sort && !view.isDescending }, `sort ${sort}`)
        }
      />
      <Counts label={words.bySkill} group={words.group.skill} counts={bySkill} nameOf={titleOf} />
      <Counts
        label={words.byKind}
        group={words.group.kind}
        counts={byKind}
        nameOf={(kind) => (kindNames as Readonly<Record<string, string>>)[kind] ?? kind}
      />
      <p class="small muted">{words.counts}</p>
    </section>
  )
}

interface CountsProps {
  readonly label: string
  readonly group: string
  readonly counts: readonly LevelCounts[]
  readonly nameOf: (name: string) => string
}

function Counts({ label, group, counts, nameOf }: CountsProps) {
  return (
    <DataTable
      label={label}
      summary={label}
      columns={[group, ...LEVELS.map(words.levelColumn), words.all]}
      head={0}
      rows={counts.map(({ name, levels, all }) => ({ key: name, cells: [nameOf(name), ...levels, all] }))}
    />
  )
}
