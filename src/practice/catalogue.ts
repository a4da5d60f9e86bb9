import { testOfItem } from '#adaptive'
import type { ItemKind } from '#schemas/public-item'
import { DRY_RUN, type BuiltRelease } from '../components/offers.ts'
import type { ReleaseAddress } from '../session/release.ts'
import { testView } from '../session/test-view.ts'
import type { TestView } from '../session/view.ts'

/** An item as the catalogue shows it; small, since the page carries every one. */
export interface CatalogueItem {
  readonly id: string
  readonly title: string
  readonly kind: ItemKind
  /** Author's level, 1 to 5. */
  readonly level: number
  /** Minutes in which nearly all are done. */
  readonly minutes: number
  /** Ids of programming languages; empty where no code is written. */
  readonly languages: readonly string[]
  /** As `area.skill`. */
  readonly skills: readonly string[]
}

/** An area of skills. */
export interface CatalogueArea {
  readonly id: string
  readonly title: string
  readonly skills: readonly { readonly id: string; readonly title: string }[]
}

/** What the site offers for practice. */
export interface Catalogue {
  /** By level, then by title. */
  readonly items: readonly CatalogueItem[]
  /** Areas that an item touches, in the order of the taxonomy. */
  readonly areas: readonly CatalogueArea[]
  /** The releases behind it. */
  readonly addresses: readonly ReleaseAddress[]
}

/** An item with what its own page needs. */
export interface CatalogueEntry {
  readonly item: CatalogueItem
  readonly test: TestView
  readonly address: ReleaseAddress
  /** Whether each sitting draws one of several variants. */
  readonly hasVariants: boolean
}

/** Every page of a problem asks for all of them: found once for each list of releases, not once a page. */
const catalogues = new WeakMap<readonly BuiltRelease[], Catalogue>()
const entries = new WeakMap<readonly BuiltRelease[], readonly CatalogueEntry[]>()

/**
 * What the site offers for practice. Of an item that several releases hold, the last one's is offered; the bank for
 * trying the page is left out.
 *
 * @param releases The releases of this site.
 */
export function catalogueOf(releases: readonly BuiltRelease[]): Catalogue {
  const known = catalogues.get(releases) ?? readCatalogue(releases)
  catalogues.set(releases, known)
  return known
}

function readCatalogue(releases: readonly BuiltRelease[]): Catalogue {
  const items = entriesOf(releases).map(({ item }) => item)
  const touched = new Set(items.flatMap(({ skills }) => skills.map(areaOfSkill)))
  const areas = new Map<string, CatalogueArea>()
  const practice = releases.filter(isForPractice)
  for (const { index } of practice)
    for (const { id, title, skills } of index.taxonomy.areas)
      if (touched.has(id)) areas.set(id, { id, title, skills: skills.map((skill) => ({ ...skill })) })
  return {
    items,
    areas: [...areas.values()],
    addresses: practice.map(({ base, hash }) => ({ base, hash })),
  }
}

/** @param releases of this site @returns every practice item with the release that offers it, by level, then by title */
export function entriesOf(releases: readonly BuiltRelease[]): readonly CatalogueEntry[] {
  const known = entries.get(releases) ?? readEntries(releases)
  entries.set(releases, known)
  return known
}

function readEntries(releases: readonly BuiltRelease[]): readonly CatalogueEntry[] {
  const found = new Map<string, CatalogueEntry>()
  for (const { base, hash, index } of releases.filter(isForPractice)) {
    const drawnFrom = new Set(index.items.flatMap(({ variant }) => variant?.of ?? []))
    for (const item of index.items) {
      const { id, title, kind, level, minutes, languages, skills } = item
      // a variant has the page of the problem that it was drawn from
      const blueprint = item.variant === undefined ? testOfItem(index, item) : undefined
      if (blueprint === undefined) continue
      found.set(id, {
        item: { id, title, kind, level, minutes, languages: [...languages], skills: [...skills] },
        test: testView(blueprint),
        address: { base, hash },
        hasVariants: drawnFrom.has(id),
      })
    }
  }
  return [...found.values()].sort(
    ({ item: one }, { item: other }) => one.level - other.level || byTitle.compare(one.title, other.title),
  )
}

/** One for all comparisons, which is many times as fast as one for each. */
const byTitle = new Intl.Collator('en')

/** @param skill as `area.skill` @returns the area */
export function areaOfSkill(skill: string): string {
  return skill.split('.')[0] ?? skill
}

/** A release that offers the dry run and nothing else is no practice. */
export function isForPractice({ index: { tests } }: Pick<BuiltRelease, 'index'>): boolean {
  return tests.length === 0 || tests.some(({ id }) => id !== DRY_RUN)
}
