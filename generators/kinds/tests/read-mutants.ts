import { fileStart, suggest } from '#schemas/diagnose/index'
import { mutantsSchema, type Mutants } from '#schemas/mutants'
import type { DataFile } from '#schemas/diagnose/data-file'
import { readDataFile } from '../../compile/data-file.ts'
import type { Report } from '#schemas/diagnose/report'
import { wordEdit } from '#schemas/diagnose/word-edit'
import type { ItemSource } from '../kind.ts'
import { programFile } from './program-file.ts'

type Row = Mutants['mutants'][number]

/** A planted fault with its program. */
export type Planted = Row & { readonly text: string }

/** What the group of the function as it was is called: the adapted tests have to find that one, too. */
export const OLD_RULE = 'old-rule'

/** `mutants.yaml` itself; undefined where it is missing or cannot be read, which is reported. */
export function readMutantsFile({
  files,
  folder,
  frontmatter,
  report,
  diagnostics,
}: ItemSource<'tests'>): DataFile<Mutants> | undefined {
  const text = files.get('mutants.yaml')?.text
  if (text === undefined) {
    report.error('tests/no-file', frontmatter.source.rangeOf(['kind']), 'Missing file `mutants.yaml`')
    return undefined
  }
  return readDataFile({ text, file: `${folder}/mutants.yaml`, schema: mutantsSchema }, diagnostics)
}

/**
 * Checks the rows of `mutants.yaml`, and reads the program of each.
 *
 * @param first the highest category before a follow-up
 */
export function readMutants(
  source: ItemSource<'tests'>,
  data: DataFile<Mutants>,
  first: number,
): readonly Planted[] {
  const place = source.reportFor('mutants.yaml')
  const paths = new Set<string>()
  const rows = data.value.mutants
  const planted = rows.map((row, index) => {
    const path = programFile(source, `mutants/${row.name}`)
    const at = ['mutants', index]
    if (paths.has(path))
      place.error(
        'tests/same-mutant',
        data.source.rangeOf([...at, 'name']),
        `Unexpected second mutant \`${row.name}\``,
      )
    paths.add(path)
    const found = source.files.get(path)?.text
    if (found === undefined)
      place.error('tests/no-mutant', data.source.rangeOf([...at, 'name']), `Missing file \`${path}\``)
    if (row.category !== undefined && row.category > first)
      place.error(
        'tests/category',
        data.source.rangeOf([...at, 'category']),
        `Unexpected category ${row.category}, expected 1 to ${first}`,
      )
    if ((row.category === undefined) === (row.group === undefined))
      place.error(
        'tests/form',
        data.source.rangeOf(at),
        `Unexpected form of the mutant \`${row.name}\`, expected a category, or a group of the follow-up`,
      )
    return { ...row, text: found ?? '' }
  })
  for (let wanted = 1; wanted <= first; wanted += 1) {
    if (rows.some(({ category }) => category === wanted)) continue
    place.error(
      'tests/no-category',
      data.source.rangeOfKey(['mutants']),
      `Missing mutant with \`category: ${wanted}\``,
      'A category is reached by finding the faults that are needed for it',
    )
  }
  for (const path of source.files.keys()) {
    if (!path.startsWith('mutants/') || paths.has(path)) continue
    source
      .reportFor(path)
      .error('tests/no-row', fileStart, 'Missing row in mutants.yaml, expected the fault in words')
  }
  return planted
}

/**
 * Checks that each group has a fault, and each fault of the follow-up a group.
 *
 * @returns the groups that were meant, fault by fault, so that a misspelt one is no empty group as well
 */
export function checkGroups({ value, source }: DataFile<Mutants>, place: Report): readonly string[] {
  const names = Object.keys(value.groups ?? {})
  const meant = value.mutants.flatMap(({ group }, index) => {
    if (group === undefined) return []
    if (names.includes(group)) return [group]
    const name = suggest(group, names)
    place.error(
      'tests/unknown-group',
      source.rangeOf(['mutants', index, 'group']),
      `Unexpected group \`${group}\``,
      name === undefined ? 'Write it under `groups`' : `Did you mean \`${name}\`?`,
      wordEdit(name),
    )
    return [name ?? group]
  })
  for (const name of names) {
    const range = source.rangeOfKey(['groups', name])
    if (name === OLD_RULE)
      place.error(
        'tests/own-group',
        range,
        `Unexpected group \`${OLD_RULE}\`, which is that of the function as it was: choose another name`,
      )
    else if (!meant.includes(name))
      place.warning('tests/empty-group', range, `Unexpected group \`${name}\` without mutants`)
  }
  return meant
}
