import { faultsOfStages, type SessionConfig } from '#adaptive'
import type { Blueprint } from '#schemas/blueprint'
import type { DataFile } from '#schemas/diagnose/data-file'
import { suggest } from '#schemas/diagnose/index'
import type { Report } from '#schemas/diagnose/report'
import { wordEdit } from '#schemas/diagnose/word-edit'

/**
 * Tells at its place whatever is wrong with the stages of a test.
 *
 * @param config of the test, with the items that it can have
 * @returns whether there is nothing
 */
export function checkStages(
  { value, source }: DataFile<Blueprint>,
  config: SessionConfig,
  report: Report,
): boolean {
  const ids = [...config.named.keys()]
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
