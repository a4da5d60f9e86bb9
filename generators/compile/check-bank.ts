import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { bankSchema, type Bank } from '#schemas/bank'
import type { Blueprint } from '#schemas/blueprint'
import { compareDiagnostics, fileStart, type Diagnostic } from '#schemas/diagnose/index'
import type { ItemKind } from '#schemas/item'
import type { ItemParameters } from '#schemas/parameters'
import { taxonomySchema, type Taxonomy } from '#schemas/taxonomy'
import { calibratedParameters, readBankCalibrations } from '../calibrate/bank-calibration.ts'
import { variantParameters } from '../calibrate/variant-parameters.ts'
import { kindCompilers } from '../kinds/index.ts'
import { checkAcrossItems } from '../lint/across-items.ts'
import type { ItemSummary } from '../release/item-summary.ts'
import { guarded, internalFault, readBankFile } from './bank-file.ts'
import { openCache, type CachedCheck } from './cache.ts'
import { checkTests, type TestChecks } from './check-tests.ts'
import type { ItemContext } from './compile-item.ts'
import type { CompiledItem } from './compiled-item.ts'
import type { ItemFacts } from './item-facts.ts'
import type { DataFile } from '#schemas/diagnose/data-file'
import { readDataFile } from './data-file.ts'
import { foldLeftOut } from '../variant/fold-left-out.ts'
import { variantId } from '../variant/variant-id.ts'
import { listVariants, scanItem, variantAt } from '../variant/variant-files.ts'
import { reportInto } from '#schemas/diagnose/report'

export interface CheckBankOptions {
  /** Where results are kept between runs; nothing is kept where absent. Safe to delete at any time. */
  readonly cacheDir?: string
  /** Names of the items wanted; all where absent. The rest of the bank is read all the same, as names cross items. */
  readonly only?: readonly string[]
  /** Whether all items will be loaded; saves reading them twice. False where absent. */
  readonly build?: boolean
  /** Where the checks of single items come from: who watches a bank knows most of them. The disk and its cache where absent. */
  readonly checks?: (context: ItemContext) => ItemChecks
  /** Checks the bank's tests: who looks at a bank again and again remembers what they were. Anew where absent. */
  readonly tests?: TestChecks
  /** Called between items: who serves pages meanwhile lets others have their turn. */
  readonly rest?: () => Promise<void> | undefined
}

/** Checks of single items. */
export interface ItemChecks {
  /** @param folder of the item, relative to the bank. @throws what the disk throws */
  readonly check: (folder: string) => CachedCheck
  /** Keeps what is new for the next run. */
  readonly save: () => void
}

/** An item without errors that is not loaded yet. */
export interface ListedItem {
  readonly facts: ItemFacts
  /** What a release needs of it, where that is known from an earlier run. */
  readonly summary?: ItemSummary
  readonly isCalibrated: boolean
  readonly load: () => CompiledItem | undefined
}

/** A bank after all checks. */
export interface CheckedBank {
  readonly bank: Bank | undefined
  readonly taxonomy: Taxonomy | undefined
  /** With their shadow forms in them, where they have any. */
  readonly tests: readonly Blueprint[]
  /** Tests whose shadow forms cannot be used, or are not assembled yet, as they are written. */
  readonly unformed: readonly Blueprint[]
  /** How many items were looked at, by kind; items whose kind cannot be read count in `items` alone. */
  readonly items: number
  readonly kinds: Readonly<Record<ItemKind, number>>
  readonly diagnostics: readonly Diagnostic[]
  /** Names of all items and variants, and the folder of each. */
  readonly names: readonly string[]
  readonly folders: ReadonlyMap<string, string>
  /** What is known of the items that were looked at and have no errors. */
  readonly sound: readonly { readonly digest: string; readonly facts: ItemFacts }[]
  /** The items that `load` gives, each to be loaded by itself; sorted by id. */
  readonly listed: readonly ListedItem[]
  /** Keeps what was loaded of `listed` for the next run. */
  readonly save: () => void
  /** Renders the items without errors, or takes them from the cache; sorted by id. */
  readonly load: () => readonly CompiledItem[]
}

/**
 * Checks a bank, every fault in one pass, and renders nothing.
 *
 * @param bankDir folder with `bank.yaml`
 * @returns what was found; it throws for nothing that an author wrote
 */
export async function checkBank(bankDir: string, options: CheckBankOptions = {}): Promise<CheckedBank> {
  const root = resolve(bankDir)
  const diagnostics: Diagnostic[] = []
  const bank = readBankFile(root, 'bank.yaml', diagnostics, (text) =>
    readDataFile({ ...text, schema: bankSchema }, diagnostics),
  )
  const taxonomy = readBankFile(root, 'taxonomy.yaml', diagnostics, (text) =>
    readDataFile({ ...text, schema: taxonomySchema }, diagnostics),
  )
  if (taxonomy) checkTaxonomy(taxonomy, diagnostics)
  const context: ItemContext = {
    canary: bank?.value.canary ?? '',
    skills: taxonomy && new Set(skillsOf(taxonomy.value)),
  }
  const cache = (options.checks ?? fromDisk)(context)
  const wanted = options.only && new Set(options.only)
  const isWanted = (name: string) => wanted === undefined || wanted.has(name)

  const folders = new Map<string, string>()
  for (const name of itemNames(root, diagnostics)) {
    const folder = `items/${name}`
    folders.set(name, folder)
    for (const { seed, place } of listVariants(root, folder, diagnostics))
      folders.set(variantId({ of: name, seed }), place)
  }
  const names = [...folders.keys()]
  for (const name of wanted ?? []) {
    if (!names.includes(name)) reportMissing(name, diagnostics)
  }
  const uncalibrated: { readonly name: string; readonly check: CachedCheck }[] = []
  for (const [name, folder] of folders) {
    uncalibrated.push({ name, check: checkOne(folder) })
    const resting = options.rest?.()
    if (resting) await resting
  }
  const calibrated = calibrationOf(uncalibrated.map(({ check }) => check))
  const checks = uncalibrated.map(({ name, check }) => ({ name, check: withParameters(check) }))
  const facts = checks.flatMap(({ name, check }) => (check.facts ? [{ name, facts: check.facts }] : []))
  for (const { name, check } of checks) if (isWanted(name)) diagnostics.push(...check.diagnostics)
  const ids = checks.flatMap(({ name, check: { id } }) => (id === undefined ? [] : [{ name, id }]))
  const across: Diagnostic[] = []
  guarded('items', across, () => checkAcrossItems({ root, items: facts, ids, names }, across))
  const brokenAcross = new Set(
    across.flatMap(({ severity, file }) => (severity === 'error' ? [itemNameIn(file)] : [])),
  )
  diagnostics.push(...across.filter(({ file }) => isWanted(itemNameIn(file))))

  const items = facts.map((entry) => entry.facts)
  const tested =
    wanted === undefined
      ? (options.tests ?? checkTests)({ root, names, items, skills: context.skills })
      : { tests: [], unformed: [], diagnostics: [] }
  diagnostics.push(...tested.diagnostics)
  cache.save()

  const kinds = Object.fromEntries(Object.keys(kindCompilers).map((kind) => [kind, 0])) as Record<
    ItemKind,
    number
  >
  const listed = listItems()
  const counted = checks.filter(
    ({ name }) => isWanted(name) && variantAt(folders.get(name) ?? '') === undefined,
  )
  for (const { check } of counted) if (check.kind) kinds[check.kind] += 1
  return {
    bank: bank?.value,
    taxonomy: taxonomy?.value,
    tests: tested.tests,
    unformed: tested.unformed,
    items: counted.length,
    kinds,
    diagnostics: foldLeftOut(diagnostics.filter((diagnostic) => !isToldAcross(diagnostic))).toSorted(
      compareDiagnostics,
    ),
    names,
    folders,
    sound: counted.flatMap(({ check: { digest, facts: known } }) =>
      known ? [{ digest, facts: known }] : [],
    ),
    listed,
    save: cache.save,
    load,
  }

  /** An id that is not the folder's name is told better where it is the name of another folder. */
  function isToldAcross({ code, file }: Diagnostic): boolean {
    return code === 'item/id' && across.some((other) => other.code === 'bank/same-id' && other.file === file)
  }

  /** What calibrations say is the bank's, not the items': no digest and no proof depends on it. */
  function calibrationOf(found: readonly CachedCheck[]): ReadonlyMap<string, ItemParameters> {
    const told: Diagnostic[] = []
    let parameters: ReadonlyMap<string, ItemParameters> = new Map()
    guarded('calibration', told, () => {
      const sound = found.flatMap((check) => check.facts ?? [])
      const own = calibratedParameters(readBankCalibrations(root, told), { facts: sound, ids: names }, told)
      parameters = new Map([...own, ...variantParameters(sound, own)])
    })
    diagnostics.push(...told)
    return parameters
  }

  function withParameters(check: CachedCheck): CachedCheck {
    const parameters = check.facts && calibrated.get(check.facts.id)
    if (!check.facts || !parameters) return check
    // Its public half is another one with these parameters.
    const { summary: _summary, ...rest } = check
    return {
      ...rest,
      facts: { ...check.facts, parameters },
      build: () => {
        const item = check.build?.()
        return item && { ...item, public: { ...item.public, parameters }, isCalibrated: true }
      },
    }
  }

  function checkOne(folder: string): CachedCheck {
    try {
      return cache.check(folder)
    } catch (error) {
      return {
        id: undefined,
        kind: undefined,
        digest: '',
        facts: undefined,
        diagnostics: [internalFault(folder, error)],
        build: undefined,
      }
    }
  }

  function listItems(): readonly ListedItem[] {
    return checks
      .flatMap(({ name, check }): readonly ListedItem[] => {
        const { build: loadItem, facts: known, summary } = check
        if (!isWanted(name) || !loadItem || !known || brokenAcross.has(name)) return []
        const isCalibrated = calibrated.has(known.id)
        return [{ facts: known, ...(summary ? { summary } : {}), isCalibrated, load: loadItem }]
      })
      .sort((left, right) => (left.facts.id < right.facts.id ? -1 : 1))
  }

  function fromDisk(known: ItemContext): ItemChecks {
    const opened = openCache({ dir: options.cacheDir, root, context: known, build: options.build ?? false })
    return {
      check: (folder) => opened.check(scanItem(root, folder), folder),
      save: opened.save,
    }
  }

  function load(): readonly CompiledItem[] {
    const loaded = listed.flatMap((item) => item.load() ?? [])
    cache.save()
    return loaded
  }
}

function checkTaxonomy({ value, source }: DataFile<Taxonomy>, diagnostics: Diagnostic[]): void {
  const report = reportInto(diagnostics, 'taxonomy.yaml')
  const areas = new Set<string>()
  for (const [index, area] of value.areas.entries()) {
    if (areas.has(area.id)) {
      report.error(
        'taxonomy/same-area',
        source.rangeOf(['areas', index, 'id']),
        `Unexpected second area \`${area.id}\``,
      )
    }
    areas.add(area.id)
    const skills = new Set<string>()
    for (const [place, { id }] of area.skills.entries()) {
      if (skills.has(id)) {
        const range = source.rangeOf(['areas', index, 'skills', place, 'id'])
        report.error('taxonomy/same-skill', range, `Unexpected second skill \`${id}\` in \`${area.id}\``)
      }
      skills.add(id)
    }
  }
}

function skillsOf({ areas }: Taxonomy): readonly string[] {
  return areas.flatMap((area) => area.skills.map(({ id }) => `${area.id}.${id}`))
}

function itemNames(root: string, diagnostics: Diagnostic[]): readonly string[] {
  const path = join(root, 'items')
  if (!existsSync(path)) {
    reportInto(diagnostics, 'items').error('bank/no-items', fileStart, 'Missing folder `items`')
    return []
  }
  const names: string[] = []
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue
    if (entry.isDirectory()) names.push(entry.name)
    else {
      reportInto(diagnostics, `items/${entry.name}`).error(
        entry.isSymbolicLink() ? 'file/link' : 'file/unknown',
        fileStart,
        `Unexpected ${entry.isSymbolicLink() ? 'symbolic link' : 'file'}, expected folders of items`,
      )
    }
  }
  return names.sort()
}

function reportMissing(name: string, diagnostics: Diagnostic[]): void {
  reportInto(diagnostics, `items/${name}`).error('bank/no-item', fileStart, `Missing item \`${name}\``)
}

function itemNameIn(file: string): string {
  return file.split('/')[1] ?? ''
}
