import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  fileStart,
  readYaml,
  suggest,
  type DataPath,
  type Diagnostic,
  type Range,
} from '#schemas/diagnose/index'
import { findFrontmatter } from '../compile/frontmatter.ts'
import type { ItemFacts } from '../compile/item-facts.ts'
import { reportInto } from '../compile/report.ts'

interface NamedFacts {
  /** Name of the item's folder. */
  readonly name: string
  readonly facts: ItemFacts
}

/**
 * Checks what only the whole bank can tell: ids and cases used twice, enemies and successors that do not exist.
 *
 * @param root absolute path of the bank, whose files are read again for the places of what is wrong, and only then
 * @param names folders of all items, also of those with errors
 */
export function checkAcrossItems(
  root: string,
  items: readonly NamedFacts[],
  names: readonly string[],
  diagnostics: Diagnostic[],
): void {
  const ids = new Map<string, string>()
  const cases = new Map<string, string>()
  for (const { name, facts } of items) {
    const file = `items/${name}/item.mdx`
    const report = reportInto(diagnostics, file)
    const first = ids.get(facts.id)
    if (first !== undefined) {
      report.error(
        'bank/same-id',
        place(['id']),
        `Unexpected second item \`${facts.id}\`; the first is items/${first}`,
        'An id names one item for ever',
      )
    }
    ids.set(facts.id, name)
    for (const [index, enemy] of (facts.enemies ?? []).entries()) {
      if (names.includes(enemy)) continue
      report.error(
        'bank/unknown-enemy',
        place(['enemies', index]),
        `Unexpected item \`${enemy}\``,
        near(enemy),
      )
    }
    if (facts.replacedBy !== undefined && !names.includes(facts.replacedBy)) {
      const at = place(['deprecated', 'replacedBy'])
      report.error('bank/unknown-item', at, `Unexpected item \`${facts.replacedBy}\``, near(facts.replacedBy))
    }
    for (const [index, id] of facts.caseIds.entries()) {
      const other = cases.get(id)
      cases.set(id, name)
      if (other === undefined) continue
      const casesFile = `items/${name}/cases.yaml`
      reportInto(diagnostics, casesFile).error(
        'bank/same-case',
        rangeIn(root, casesFile, ['cases', index, 'id']),
        `Unexpected id of a case that items/${other} has too`,
        'Give the case an id of its own, such as the output of `uuidgen`',
      )
    }

    function place(path: DataPath): Range {
      return rangeIn(root, file, path)
    }
  }

  function near(word: string): string | undefined {
    const meant = suggest(word, names)
    return meant === undefined ? undefined : `Did you mean \`${meant}\`?`
  }
}

function rangeIn(root: string, file: string, path: DataPath): Range {
  try {
    const text = readFileSync(join(root, file), 'utf8')
    const span = file.endsWith('.mdx') ? findFrontmatter(text, reportInto([], file)) : undefined
    return readYaml({ file, text, ...(span ? { span } : {}) }).rangeOf(path)
  } catch {
    return fileStart
  }
}
