import type { ItemKind } from '#schemas/public-item'
import type { Quality } from '#schemas/quality'
import type { ReleasePublic } from '#schemas/release-public'

/** The quality of a release as the build hands it to pages. */
export interface BuiltQuality {
  readonly bank: string
  readonly title: string
  readonly release: string
  /** SHA-256 of the release's index. */
  readonly hash: string
  readonly taxonomy: ReleasePublic['taxonomy']
  /** In the order of the report's items. */
  readonly items: readonly QualityItem[]
  readonly report: Quality
  /** Whether the release came with its report; without one, its index tells what it can. */
  readonly isKept: boolean
  /** Who signed it: the name that the bank gives to the key, or the key; null where nobody did. */
  readonly signedBy: string | null
}

type QualityItem = Pick<ReleasePublic['items'][number], 'id' | 'title' | 'kind' | 'level' | 'use'>

/** A problem with what proves it. */
export interface ProvenItem extends QualityItem {
  readonly version: string
  readonly proof?: Quality['items'][number]['proof']
  readonly waivers?: Quality['items'][number]['waivers']
}

/** A kind of problem and how many there are of each level, 1 to 5, and in all. */
export interface KindRow {
  readonly kind: ItemKind
  readonly levels: readonly number[]
  readonly all: number
}

/** An area and how many problems each of its skills has. */
export interface AreaRows {
  readonly title: string
  readonly skills: readonly { readonly title: string; readonly items: number; readonly share: number }[]
}

/** A bank with its releases. */
export interface BankQuality {
  readonly bank: string
  /** As the newest release calls it. */
  readonly title: string
  readonly releases: readonly BuiltQuality[]
}

/** Problems on one page: more rows make it slow to read and to load. */
export const PART_ITEMS = 400

/** @returns a row for each kind */
export function kindRows({ report }: BuiltQuality): readonly KindRow[] {
  return report.kinds.map(({ kind, levels }) => ({ kind, levels, all: sum(levels) }))
}

/** @returns how many problems there are of each level, 1 to 5 */
export function levelTotals({ report }: BuiltQuality): readonly number[] {
  return [0, 1, 2, 3, 4].map((level) => sum(report.kinds.map(({ levels }) => levels[level] ?? 0)))
}

/** @returns the areas of the taxonomy; a share is of the skill with the most problems, from 0 to 1 (included) */
export function areaRows({ report, taxonomy }: BuiltQuality): readonly AreaRows[] {
  const counts = new Map(report.skills.map(({ skill, items }) => [skill, items]))
  const most = Math.max(1, ...counts.values())
  return taxonomy.areas.map((area) => ({
    title: area.title,
    skills: area.skills.map(({ id, title }) => {
      const items = counts.get(`${area.id}.${id}`) ?? 0
      return { title, items, share: items / most }
    }),
  }))
}

/** @returns the problems with what proves them, by title */
export function provenItems({ items, report }: BuiltQuality): readonly ProvenItem[] {
  return items
    .flatMap((item, place) => {
      const entry = report.items[place]
      return entry ? [{ ...item, ...entry }] : []
    })
    .sort((one, other) => one.title.localeCompare(other.title, 'en') || (one.id < other.id ? -1 : 1))
}

/** @returns the problems in parts of one page each; one part at least */
export function partsOf(items: readonly ProvenItem[]): readonly (readonly ProvenItem[])[] {
  const count = Math.max(1, Math.ceil(items.length / PART_ITEMS))
  return Array.from({ length: count }, (_, part) => items.slice(part * PART_ITEMS, (part + 1) * PART_ITEMS))
}

/** Which columns of proof figures a list of problems needs: those of which one has any. */
export function columnsOf(items: readonly ProvenItem[]): {
  readonly proof: boolean
  readonly submissions: boolean
  readonly responses: boolean
  readonly mutants: boolean
  readonly properties: boolean
} {
  const has = (name: keyof NonNullable<ProvenItem['proof']>): boolean =>
    items.some(({ proof }) => proof?.[name] !== undefined)
  return {
    proof: has('executed'),
    submissions: has('submissions'),
    responses: has('responses'),
    mutants: has('mutants'),
    properties: has('properties'),
  }
}

/** @returns the part of planted faults that was found, of those that are not waived, from 0 to 1 (included) */
export function killedShare({ total, killed, waived }: NonNullable<Quality['totals']['mutants']>): number {
  return total - waived <= 0 ? 1 : killed / (total - waived)
}

/** @returns the banks in the order in which they come, each with its releases, the newest first */
export function byBank(all: readonly BuiltQuality[]): readonly BankQuality[] {
  return [...Map.groupBy(all, ({ bank }) => bank)].map(([bank, releases]) => ({
    bank,
    title: releases[0]?.title ?? bank,
    releases,
  }))
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
