import { createSessionConfig, faultsOfStages } from '#adaptive'
import type { Blueprint } from '#schemas/blueprint'
import { suggest } from '#schemas/diagnose/index'
import type { DataFile } from '../compile/data-file.ts'
import type { ItemFacts } from '../compile/item-facts.ts'
import type { Report } from '../compile/report.ts'
import { wordEdit } from '../compile/word-edit.ts'

/**
 * Tells at its place whatever is wrong with the stages of a test.
 *
 * @param offered facts of the items that the test can have
 * @returns whether there is nothing
 */
export function checkStages(
  { value, source }: DataFile<Blueprint>,
  offered: readonly ItemFacts[],
  report: Report,
): boolean {
  const ids = offered.map(({ id }) => id)
  const config = createSessionConfig({
    blueprint: value,
    items: offered.map((item) => ({ ...item, hash: '' })),
  })
  const faults = faultsOfStages(config)
  for (const { block, path, words } of faults) {
    const place = ['blocks', block, ...path]
    const name = itemAt(value.blocks[block], path)
    const meant = name === undefined || ids.includes(name) ? undefined : suggest(name, ids)
    report.error(
      'blueprint/stages',
      source.rangeOf(place),
      `Unexpected stages: ${words}`,
      meant === undefined ? undefined : `Did you mean \`${meant}\`?`,
      wordEdit(meant),
    )
  }
  return faults.length === 0
}

/** The item that a path through a block names. */
function itemAt(
  block: Blueprint['blocks'][number] | undefined,
  [, , stage, , module, , item]: readonly (string | number)[],
): string | undefined {
  if (block?.select.selector !== 'multistage') return undefined
  return block.select.stages[Number(stage)]?.modules[Number(module)]?.items[Number(item)]
}
