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
import type { ItemKind } from '#schemas/item'
import { findFrontmatter } from '../compile/frontmatter.ts'
import type { ItemFacts } from '../compile/item-facts.ts'
import { reportInto, type Edit } from '#schemas/diagnose/report'
import { wordEdit } from '#schemas/diagnose/word-edit'

interface NamedFacts {
  /** Name of the item's folder. */
  readonly name: string
  readonly facts: ItemFacts
}

interface AcrossItems {
  /** Absolute path of the bank, whose files are read again for the places of what is wrong, and only then. */
  readonly root: string
  /** Facts of the items without errors. */
  readonly items: readonly NamedFacts[]
  /** Ids of all items whose frontmatter can be read. */
  readonly ids: readonly { readonly name: string; readonly id: string }[]
  /** Folders of all items. */
  readonly names: readonly string[]
}

/** Checks what only the whole bank can tell: ids and cases used twice, enemies and successors that do not exist. */
export function checkAcrossItems({ root, items, ids, names }: AcrossItems, diagnostics: Diagnostic[]): void {
  for (const { name, id } of ids) {
    if (id === name) continue
    // The item whose folder has the name is the one that may keep the id.
    const other = ids.find((candidate) => candidate.id === id && candidate.name !== name)
    if (other === undefined) continue
    const file = `items/${name}/item.mdx`
    reportInto(diagnostics, file).error(
      'bank/same-id',
      rangeIn(root, file, ['id']),
      `Unexpected id \`${id}\`, which items/${other.name} has too`,
      `A copied item: write \`id: ${name}\`, as an id names one item for ever`,
      wordEdit(name),
    )
  }
  const cases = new Map<string, string>()
  for (const { name, facts } of items) {
    const file = `items/${name}/item.mdx`
    const report = reportInto(diagnostics, file)
    for (const [index, enemy] of (facts.enemies ?? []).entries()) {
      if (names.includes(enemy)) continue
      report.error(
        'bank/unknown-enemy',
        place(['enemies', index]),
        `Unexpected item \`${enemy}\``,
        ...near(enemy, facts.enemies),
      )
    }
    if (facts.replacedBy !== undefined && !names.includes(facts.replacedBy)) {
      const at = place(['deprecated', 'replacedBy'])
      const message = `Unexpected item \`${facts.replacedBy}\``
      report.error('bank/unknown-item', at, message, ...near(facts.replacedBy))
    }
    let shared: Map<string, string[]> | undefined
    for (const id of facts.caseIds) {
      const other = cases.get(id)
      cases.set(id, name)
      if (other === undefined) continue
      shared ??= new Map()
      shared.set(other, [...(shared.get(other) ?? []), id])
    }
    for (const [other, [first = '', ...more]] of shared ?? []) {
      const casesFile = `items/${name}/${caseFiles[facts.kind] ?? 'cases.yaml'}`
      const what = more.length === 0 ? 'id of a case' : `ids of ${more.length + 1} cases`
      reportInto(diagnostics, casesFile).error(
        'bank/same-case',
        rangeOfText(root, casesFile, first),
        `Unexpected ${what} that ${other === name ? 'another one here' : `items/${other}`} has too`,
        'Give each case an id of its own, such as the output of `uuidgen`; `assay copy` does so',
      )
    }

    function place(path: DataPath): Range {
      return rangeIn(root, file, path)
    }
  }

  /** Help and fix for a name that no item has. @param taken names that stand there already */
  function near(
    word: string,
    taken: readonly string[] = [],
  ): readonly [help?: string, fix?: Edit | undefined] {
    const meant = suggest(word, names)
    return meant === undefined
      ? []
      : [`Did you mean \`${meant}\`?`, taken.includes(meant) ? undefined : wordEdit(meant)]
  }
}

/** Where ids stand that no other item of the bank may have; in cases.yaml for the kinds that are not named. */
const caseFiles: Readonly<Partial<Record<ItemKind, string>>> = {
  debug: 'checks.yaml',
  sql: 'databases.yaml',
  tests: 'mutants.yaml',
}

/** The first place at which a text stands in a file. */
function rangeOfText(root: string, file: string, words: string): Range {
  const text = readFileSync(join(root, file), 'utf8')
  const at = Math.max(0, text.indexOf(words))
  const before = text.slice(0, at).split('\n')
  const start = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
  return { start, end: { line: start.line, column: start.column + words.length } }
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
