import type { Blueprint } from '#schemas/blueprint'
import { suggest, type DataPath, type DataSource, type Draft } from '#schemas/diagnose/index'
import type { Report } from '#schemas/diagnose/report'
import { wordEdit } from '#schemas/diagnose/word-edit'
import type { TestedFacts } from './tested-facts.ts'

interface NamedItems {
  /** What is sound of the blueprint. */
  readonly draft: Draft<Blueprint>
  readonly source: DataSource
  /** Folders of all items of the bank. */
  readonly names: readonly string[]
  /** Facts of those without errors. */
  readonly items: readonly TestedFacts[]
}

type DraftBlock = Draft<Blueprint['blocks'][number]>

/**
 * Checks the items and families that a blueprint names one by one: they exist, and the test can give them. An item with
 * faults of its own is told of elsewhere.
 */
export function checkBlueprintItems({ draft, source, names, items }: NamedItems, report: Report): void {
  const folders = new Set(names)
  const facts = new Map(items.map((item) => [item.id, item]))
  const families = new Set(items.flatMap(({ family }) => family ?? []))
  for (const [index, block] of (draft.blocks ?? []).entries()) {
    if (!block) continue
    for (const [place, id] of (block.pretest?.items ?? []).entries())
      checkGiven(id, ['blocks', index, 'pretest', 'items', place], block)
    const { select } = block
    if (select?.selector !== 'fixed-order') continue
    for (const [place, id] of (select.items ?? []).entries())
      checkGiven(id, ['blocks', index, 'select', 'items', place], block)
  }
  const { parameters } = draft.exposure ?? {}
  for (const id of Object.keys(parameters?.items ?? {})) checkControlled(id)
  for (const id of Object.keys(parameters?.families ?? {})) checkFamily(id)

  /** An item that a block is to show: only a live one of the test's use and locale and of the block's policy can be. */
  function checkGiven(id: string | undefined, path: DataPath, { ai }: DraftBlock): void {
    if (id === undefined) return
    const item = facts.get(id)
    if (item === undefined) {
      // a variant that nobody meets yet is no fault of an item's, and so is told here
      if (!folders.has(id) || parentOf(id) !== undefined) tellUnknown(id, path)
      return
    }
    const why = whyNot(item) ?? (ai === undefined || item.ai === ai ? undefined : `has \`ai: ${item.ai}\``)
    if (why === undefined) return
    report.error(
      'blueprint/excluded-item',
      source.rangeOf(path),
      `Unexpected item \`${id}\`, which ${why}, expected one that the block can show${wantedOf(ai)}`,
      item.variant === undefined
        ? 'Take it from the list, or change what keeps it out'
        : `Name \`${item.variant.of}\`: each candidate gets one of its variants`,
    )
  }

  /** An item with an exposure parameter: without the item, or within a family, the parameter does nothing. */
  function checkControlled(id: string): void {
    const path = ['exposure', 'parameters', 'items', id]
    const item = facts.get(id)
    if (item === undefined) {
      if (!folders.has(id)) tellUnknown(id, path)
      return
    }
    if (item.family !== undefined) {
      report.error(
        'blueprint/family-item',
        source.rangeOfKey(path),
        `Unexpected item \`${id}\`, expected its family \`${item.family}\` below \`families\``,
        'Variants of a family are shown as one, so the family has the parameter',
      )
      return
    }
    const why = whyNot(item)
    if (why === undefined) return
    report.warning(
      'blueprint/idle-parameter',
      source.rangeOfKey(path),
      `Unexpected item \`${id}\`, which ${why}: its parameter does nothing`,
      REFIND,
    )
  }

  function checkFamily(id: string): void {
    if (families.has(id) || items.length < names.length) return
    const range = source.rangeOfKey(['exposure', 'parameters', 'families', id])
    const meant = suggest(id, families)
    report.error(
      'blueprint/unknown-unit',
      range,
      `Unexpected family \`${id}\`, expected one that an item names`,
      meant === undefined ? REFIND : `Did you mean \`${meant}\`?`,
      wordEdit(meant),
    )
  }

  function tellUnknown(id: string, path: DataPath): void {
    const isKey = path[0] === 'exposure'
    const meant = parentOf(id) ?? suggest(id, names)
    report.error(
      isKey ? 'blueprint/unknown-unit' : 'blueprint/unknown-item',
      isKey ? source.rangeOfKey(path) : source.rangeOf(path),
      `Unexpected item \`${id}\`, expected one of the bank`,
      meant === undefined ? (isKey ? REFIND : undefined) : `Did you mean \`${meant}\`?`,
      wordEdit(meant),
    )
  }

  /** The item that a name is the name of a variant of; undefined for any other name. */
  function parentOf(id: string): string | undefined {
    const parent = /^(.+)-v[0-9]+$/.exec(id)?.[1]
    return parent !== undefined && facts.has(parent) ? parent : undefined
  }

  /** Why no block of the test can show an item, in words that follow "which"; undefined where it can. */
  function whyNot({ status, use, locale, variant }: TestedFacts): string | undefined {
    if (variant !== undefined) return `is a variant of \`${variant.of}\``
    if (status !== 'live') return `has \`status: ${status}\``
    if (draft.use !== undefined && use !== draft.use) return `has \`use: ${use}\``
    if (draft.locale !== undefined && locale !== draft.locale) return `has \`locale: ${locale}\``
    return undefined
  }

  function wantedOf(ai: DraftBlock['ai']): string {
    const { use, locale } = draft
    const wanted = Object.entries({ status: 'live', use, locale, ai }).flatMap(([key, word]) =>
      word === undefined ? [] : [`\`${key}: ${word}\``],
    )
    return `: ${wanted.join(', ')}`
  }
}

const REFIND = 'Remove it, or find all parameters anew with `assay simulate TEST --max-exposure R --apply`'
