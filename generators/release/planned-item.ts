import type { ReleasePublic } from '#schemas/release-public'
import type { CheckedBank } from '../compile/check-bank.ts'
import type { CompiledItem } from '../compile/compiled-item.ts'
import type { ItemFacts } from '../compile/item-facts.ts'
import { summaryOf, type ItemSummary } from './item-summary.ts'

/** An item as a release knows it; the item itself is loaded only where it has changed. */
export interface PlannedItem {
  readonly id: string
  readonly status: ItemFacts['status']
  /** What the index of a release says of it. */
  readonly facts: Omit<ReleasePublic['items'][number], 'hash' | 'shard'>
  readonly summary: ItemSummary
  readonly isCalibrated: boolean
  readonly load: () => CompiledItem
}

const known = new WeakMap<CompiledItem, PlannedItem>()

/** A compiled item as one that is planned. Compiled items are never changed, so that each is summed up once. */
export function plannedItem(item: CompiledItem | PlannedItem): PlannedItem {
  if ('summary' in item) return item
  const found = known.get(item)
  if (found) return found
  let summary: ItemSummary | undefined
  const made: PlannedItem = {
    id: item.id,
    status: item.frontmatter.status,
    facts: factsOf(item.public),
    get summary() {
      return (summary ??= summaryOf(item))
    },
    isCalibrated: item.isCalibrated === true,
    load: () => item,
  }
  known.set(item, made)
  return made
}

/** The items of a checked bank, none of them loaded but those of which nothing is known yet. */
export function plannedItems({ listed, save }: Pick<CheckedBank, 'listed' | 'save'>): readonly PlannedItem[] {
  const items = listed.flatMap(({ facts, summary, isCalibrated, load }) => {
    const loaded = summary ? undefined : load()
    if (!summary) return loaded ? [plannedItem(loaded)] : []
    const again = () => {
      const item = load()
      if (!item) throw new Error(`Unexpected loss of the item ${facts.id}, which was checked a moment ago`)
      return item
    }
    return [{ id: facts.id, status: facts.status, facts: factsOf(facts), summary, isCalibrated, load: again }]
  })
  save()
  return items
}

/** Built from named fields, never by leaving some out: a new field of an item does not slip into the index. */
export function factsOf(
  item: Omit<PlannedItem['facts'], 'languages' | 'skills'> & Pick<ItemFacts, 'languages' | 'skills'>,
): PlannedItem['facts'] {
  return {
    id: item.id,
    version: item.version,
    kind: item.kind,
    use: item.use,
    title: item.title,
    skills: item.skills,
    level: item.level,
    minutes: item.minutes,
    ai: item.ai,
    locale: item.locale,
    languages: item.languages,
    max: item.max,
    parameters: item.parameters,
    ...(item.family === undefined ? {} : { family: item.family }),
    ...(item.enemies === undefined ? {} : { enemies: item.enemies }),
    ...(item.variant === undefined ? {} : { variant: item.variant }),
    ...(item.steers && { steers: true }),
  }
}
