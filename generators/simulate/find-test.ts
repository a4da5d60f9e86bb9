import { basename, dirname, join, relative, resolve } from 'node:path'
import { existsSync } from 'node:fs'
import { simulatedItems } from '#blueprint'
import type { Blueprint } from '#schemas/blueprint'
import { suggest, type Diagnostic } from '#schemas/diagnose/index'
import { checkBank, type CheckedBank } from '../compile/check-bank.ts'
import { formsFileOf } from '../compile/shadow-forms.ts'
import type { SimulatedItem } from '#adaptive'

/** A test of a bank's working tree with the items that it can give, or why there is none. */
export type FoundTest =
  | {
      readonly ok: true
      readonly blueprint: Blueprint
      readonly items: readonly SimulatedItem[]
      /** absolute path of the bank */
      readonly bankDir: string
      /** items with faults, which are left out */
      readonly broken: readonly string[]
    }
  | {
      readonly ok: false
      /** the caller named a test that is not there */
      readonly unknown?: string
      /** or one with faults, files relative to `cwd` */
      readonly diagnostics?: readonly Diagnostic[]
    }

interface FindTestOptions {
  readonly cwd: string
  readonly banks: () => readonly string[]
  readonly isUnformed?: boolean
}

/**
 * Faults of a blueprint that the simulation finds itself, perhaps after the caller has changed the test, and parameters of
 * items that there are no more, which do nothing and which --apply takes away.
 */
const BORNE = [
  'blueprint/impossible',
  'blueprint/no-items',
  'blueprint/unknown-unit',
  'blueprint/family-item',
]

/**
 * Finds a test by its id in some banks, or by the path of its file.
 *
 * @param wanted as the caller wrote it
 * @param options.banks absolute paths; looked through in their order
 * @param options.isUnformed whether the test is wanted as it is written, though its shadow forms cannot be used
 */
export async function findTest(wanted: string, options: FindTestOptions): Promise<FoundTest> {
  const { cwd, banks } = options
  const path = resolve(cwd, wanted)
  if (wanted.endsWith('.yaml')) {
    const bankDir = dirname(dirname(path))
    const isTest = basename(dirname(path)) === 'tests' && existsSync(join(bankDir, 'bank.yaml'))
    if (!existsSync(path)) return { ok: false, unknown: `no such file: ${wanted}` }
    if (!isTest) return { ok: false, unknown: `${wanted} is not in the folder tests of a bank` }
    return readTest(bankDir, basename(path, '.yaml'), options)
  }
  const roots = banks()
  const homes = roots.filter((root) => existsSync(join(root, 'tests', `${wanted}.yaml`)))
  const [home, other] = homes
  if (home !== undefined && other !== undefined) {
    const names = homes.map((root) => basename(root)).join(' and ')
    return { ok: false, unknown: `${names} have a test ${wanted} each; name one with --bank` }
  }
  if (home !== undefined) return readTest(home, wanted, options)
  const known = await Promise.all(roots.map(async (root) => testsOf(await checkBank(root))))
  const meant = suggest(
    wanted,
    known.flat().map(({ id }) => id),
  )
  const places = roots.map((root) => relative(cwd, root) || '.').join(', ')
  return {
    ok: false,
    unknown: `no test ${wanted} in ${places}${meant === undefined ? '' : `; did you mean ${meant}?`}`,
  }
}

function testsOf({ tests, unformed }: CheckedBank): readonly Blueprint[] {
  return [...tests, ...unformed]
}

async function readTest(
  bankDir: string,
  name: string,
  { cwd, isUnformed = false }: FindTestOptions,
): Promise<FoundTest> {
  const checked = await checkBank(bankDir)
  const { tests, listed, diagnostics } = checked
  const file = `tests/${name}.yaml`
  const written = testsOf(checked).find(({ id }) => id === name)
  const forms = written && formsFileOf(written)
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const own = errors.filter((error) =>
    error.code.startsWith('forms/') || error.file === forms
      ? !isUnformed && (error.file === file || error.file === forms)
      : error.file === file && !BORNE.includes(error.code),
  )
  const blueprint = isUnformed ? written : tests.find(({ id }) => id === name)
  if (own.length > 0 || blueprint === undefined) {
    const placed = own.map((error) => ({ ...error, file: relative(cwd, join(bankDir, error.file)) }))
    return { ok: false, diagnostics: placed }
  }
  const broken = new Set(errors.flatMap((error) => /^items\/([^/]+)\//.exec(error.file)?.[1] ?? []))
  const sound = listed.map(({ facts }) => facts).filter((item) => !broken.has(item.id))
  const items = simulatedItems(blueprint, sound)
  return { ok: true, blueprint, items, bankDir, broken: [...broken] }
}
