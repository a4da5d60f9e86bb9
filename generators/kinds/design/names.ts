import type { DataPath } from '#schemas/diagnose/index'
import { suggest } from '#schemas/diagnose/index'
import type { Design } from '#schemas/design'
import type { DataFile } from '#schemas/diagnose/data-file'
import type { Report } from '#schemas/diagnose/report'
import { wordEdit } from '#schemas/diagnose/word-edit'
import { opaqueId } from '../opaque-id.ts'

/** `design.yaml` with where its faults are told. */
export interface DesignSource {
  readonly item: string
  readonly data: DataFile<Design>
  readonly report: Report
}

/** What the parts of a design are called. */
export interface DesignNames {
  readonly quantities: ReadonlyMap<string, NonNullable<Design['quantities']>[number]>
  /** By decision, in order: the opaque id of each of its options, by the author's. */
  readonly options: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/** Reads the names of a design, and tells those that stand twice. */
export function readNames({ item, data: { value, source }, report }: DesignSource): DesignNames {
  const distinct = (ids: readonly string[], pathOf: (index: number) => DataPath): void => {
    for (const [index, id] of ids.entries()) {
      if (ids.indexOf(id) === index) continue
      report.error('design/same-id', source.rangeOf([...pathOf(index), 'id']), `Unexpected second \`${id}\``)
    }
  }
  for (const part of ['quantities', 'estimates', 'decisions', 'requirements'] as const) {
    const list: readonly { readonly id: string }[] = value[part] ?? []
    distinct(
      list.map(({ id }) => id),
      (index) => [part, index],
    )
  }
  for (const [place, { options }] of value.decisions.entries()) {
    distinct(
      options.map(({ id }) => id),
      (index) => ['decisions', place, 'options', index],
    )
    const labels = options.map(({ label }) => label.trim())
    for (const [index, label] of labels.entries()) {
      if (labels.indexOf(label) === index) continue
      report.error(
        'design/same-label',
        source.rangeOf(['decisions', place, 'options', index, 'label']),
        'Unexpected second option with the same label, which nobody could tell from the first',
      )
    }
  }
  return {
    quantities: new Map((value.quantities ?? []).map((quantity) => [quantity.id, quantity])),
    options: new Map(
      value.decisions.map(({ id, options }) => [
        id,
        new Map(options.map((option) => [option.id, opaqueId(item, `option of ${id}`, option.label)])),
      ]),
    ),
  }
}

/** Tells a name that nothing has, with the one that was probably meant. */
export function reportUnknown(
  { data: { source }, report }: Pick<DesignSource, 'data' | 'report'>,
  what: 'quantity' | 'decision' | 'option',
  name: string,
  known: Iterable<string>,
  place: { readonly path: DataPath; readonly isKey?: boolean },
): void {
  const names = [...known]
  const meant = suggest(name, names)
  report.error(
    `design/unknown-${what}`,
    place.isKey === true ? source.rangeOfKey(place.path) : source.rangeOf(place.path),
    `Unexpected ${what} \`${name}\`, expected ${names.length === 0 ? 'none' : `one of ${names.join(', ')}`}`,
    meant === undefined ? undefined : `Did you mean \`${meant}\`?`,
    wordEdit(meant),
  )
}
