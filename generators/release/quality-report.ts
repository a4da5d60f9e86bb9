import type { Quality } from '#schemas/quality'
import type { ReleasePublic } from '#schemas/release-public'
import type { CompiledItem } from '../compile/compiled-item.ts'
import { plannedItem, type PlannedItem } from './planned-item.ts'
import { totalFigures } from './proof-figures.ts'
import { releaseChanges, type ChangeReasons } from './release-changes.ts'

export interface QualityOptions {
  /** The items with their proofs, in any order. Absent for a release of which only the index is left: no figures then. */
  readonly items?: readonly (CompiledItem | PlannedItem)[]
  /** Index of the release before it. */
  readonly previous?: ReleasePublic | undefined
  /** Why items have new versions; only what is said of practice items is kept. */
  readonly reasons?: ChangeReasons
}

const LEVELS = [1, 2, 3, 4, 5]

/**
 * What is in a release, what it was proven with, and what it changed. Variants are no problems of their own. Pure, and public: of a graded item it holds numbers
 * alone.
 *
 * @param index of the release that is reported
 */
export function qualityReport(index: ReleasePublic, options: QualityOptions = {}): Quality {
  const { items = [], previous, reasons } = options
  const known = new Map(items.map((item) => [item.id, plannedItem(item)]))
  const problems = index.items.filter(({ variant }) => variant === undefined)
  const entries = problems.map(({ id, version }) => entryOf(id, version, known.get(id)))
  const proofs = entries.flatMap(({ proof }) => proof ?? [])
  return {
    version: 1,
    bank: index.bank,
    release: index.release,
    kinds: byKind(problems),
    skills: bySkill(problems, index.taxonomy),
    uses: {
      practice: problems.filter(({ use }) => use === 'practice').length,
      graded: problems.filter(({ use }) => use === 'graded').length,
    },
    languages: [...counts(problems.flatMap(({ languages }) => languages))]
      .map(([language, count]) => ({ language, items: count }))
      .sort((left, right) => right.items - left.items || (left.language < right.language ? -1 : 1)),
    items: entries,
    totals: {
      items: entries.length,
      proven: proofs.length,
      ...totalFigures(proofs),
      waivers: entries.reduce((sum, { waivers }) => sum + (waivers?.count ?? 0), 0),
    },
    ...(previous ? { changes: releaseChanges(previous, index, reasons) } : {}),
  }
}

function entryOf(id: string, version: string, item: PlannedItem | undefined): Quality['items'][number] {
  const { figures: proof, waivers } = item?.summary ?? {}
  return { id, version, ...(proof ? { proof } : {}), ...(waivers ? { waivers } : {}) }
}

/** Kinds with the most items first. */
function byKind(items: ReleasePublic['items']): Quality['kinds'] {
  const kinds = new Map<Quality['kinds'][number]['kind'], number[]>()
  for (const { kind, level } of items) {
    const levels = kinds.get(kind) ?? LEVELS.map(() => 0)
    levels[level - 1] = (levels[level - 1] ?? 0) + 1
    kinds.set(kind, levels)
  }
  const total = (levels: readonly number[]): number => levels.reduce((sum, count) => sum + count, 0)
  return [...kinds]
    .map(([kind, levels]) => ({ kind, levels }))
    .sort((left, right) => total(right.levels) - total(left.levels) || (left.kind < right.kind ? -1 : 1))
}

/** In the order of the taxonomy, skills without an item among them: a gap is worth seeing. */
function bySkill(items: ReleasePublic['items'], taxonomy: ReleasePublic['taxonomy']): Quality['skills'] {
  const used = counts(items.flatMap(({ skills }) => skills))
  return taxonomy.areas.flatMap((area) =>
    area.skills.map(({ id }) => {
      const skill = `${area.id}.${id}`
      return { skill, items: used.get(skill) ?? 0 }
    }),
  )
}

function counts(names: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const name of names) found.set(name, (found.get(name) ?? 0) + 1)
  return found
}
