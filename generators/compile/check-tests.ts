import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkBlueprint, type TestedFacts } from '#blueprint'
import { blueprintSchema, type Blueprint } from '#schemas/blueprint'
import type { Diagnostic } from '#schemas/diagnose/index'
import { formsSchema } from '#schemas/forms'
import { guarded, readBankFile } from './bank-file.ts'
import type { DraftFile } from '#schemas/diagnose/data-file'
import { readDataFile, readDraftFile } from './data-file.ts'
import type { ItemFacts } from './item-facts.ts'
import { reportInto } from '#schemas/diagnose/report'
import { withShadowForms } from './shadow-forms.ts'

/** All that the tests of a bank depend on beside their own files. */
export interface TestSubject {
  /** Absolute path of the bank. */
  readonly root: string
  /** Folders of all items. */
  readonly names: readonly string[]
  /** Facts of the items without errors. */
  readonly items: readonly ItemFacts[]
  readonly skills: ReadonlySet<string> | undefined
}

export interface CheckedTests {
  /** With their shadow forms in them, where they have any. */
  readonly tests: readonly Blueprint[]
  /** Tests whose shadow forms cannot be used, or are not assembled yet, as they are written. */
  readonly unformed: readonly Blueprint[]
  readonly diagnostics: readonly Diagnostic[]
}

export type TestChecks = (subject: TestSubject) => CheckedTests

/** Checks every test of a bank with the items that are there. */
export function checkTests(subject: TestSubject): CheckedTests {
  const diagnostics: Diagnostic[] = []
  const tests: Blueprint[] = []
  const unformed: Blueprint[] = []
  const { root, names, skills } = subject
  const items: readonly TestedFacts[] = subject.items
  for (const file of testFiles(root)) {
    const blueprint = readBankFile(root, file, diagnostics, (text) =>
      readDraftFile({ ...text, schema: blueprintSchema }, diagnostics),
    )
    if (!blueprint) continue
    const value = formed(file, blueprint, subject, diagnostics)
    if (value) tests.push(value)
    else if (blueprint.value) unformed.push(blueprint.value)
    guarded(file, diagnostics, () =>
      checkBlueprint(
        { file, blueprint: { ...blueprint, value }, names, items, skills },
        reportInto(diagnostics, file),
      ),
    )
  }
  return { tests, unformed, diagnostics }
}

/**
 * Checks tests as {@link checkTests} does, and gives what the last time gave where nothing that it is made from has
 * changed since: neither a file of a test nor a fact of an item that a test depends on.
 */
export function rememberingTestChecks(): TestChecks {
  let last:
    { readonly subject: TestSubject; readonly files: string; readonly found: CheckedTests } | undefined
  return (subject) => {
    const files = filesOf(subject.root)
    if (last && files !== undefined && files === last.files && isSameSubject(subject, last.subject)) {
      // Facts that are the same object are told from each other fastest.
      last = { ...last, subject }
      return last.found
    }
    const found = checkTests(subject)
    last = files === undefined ? undefined : { subject, files, found }
    return found
  }
}

function formed(
  file: string,
  { value, source }: DraftFile<Blueprint>,
  { root, items, names }: TestSubject,
  diagnostics: Diagnostic[],
): Blueprint | undefined {
  if (value === undefined) return undefined
  let whole: Blueprint | undefined
  guarded(file, diagnostics, () => {
    const read = (path: string) =>
      existsSync(join(root, path))
        ? readBankFile(root, path, diagnostics, (text) =>
            readDataFile({ ...text, schema: formsSchema }, diagnostics),
          )
        : 'missing'
    whole = withShadowForms({ file, blueprint: { value, source }, items, names, read }, diagnostics)
  })
  return whole
}

function testFiles(root: string): readonly string[] {
  const path = join(root, 'tests')
  if (!existsSync(path)) return []
  return readdirSync(path)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => `tests/${name}`)
}

/** Names and bytes of all files that tests are read from; undefined where one of them cannot be read. */
function filesOf(root: string): string | undefined {
  try {
    return JSON.stringify(
      ['tests', 'forms'].map((folder) => {
        const path = join(root, folder)
        if (!existsSync(path)) return undefined
        const names = readdirSync(path).sort()
        return names.map((name) => [name, readFileSync(join(path, name), 'latin1')])
      }),
    )
  } catch {
    return undefined
  }
}

function isSameSubject(left: TestSubject, right: TestSubject): boolean {
  return (
    left.root === right.root &&
    isSameList(left.names, right.names, (one, other) => one === other) &&
    isSameList(left.items, right.items, isSameForTests) &&
    (left.skills === undefined) === (right.skills === undefined) &&
    isSameList([...(left.skills ?? [])], [...(right.skills ?? [])], (one, other) => one === other)
  )
}

function isSameList<T>(
  left: readonly T[],
  right: readonly T[],
  isSame: (one: T, other: T) => boolean,
): boolean {
  return (
    left.length === right.length &&
    left.every((one, at) => {
      const other = right[at]
      return other !== undefined && isSame(one, other)
    })
  )
}

function isSameForTests(left: ItemFacts, right: ItemFacts): boolean {
  return left === right || JSON.stringify(testedFacts(left)) === JSON.stringify(testedFacts(right))
}

function testedFacts({ title: _title, caseIds: _caseIds, replacedBy: _, ...facts }: ItemFacts): TestedFacts {
  return facts
}
