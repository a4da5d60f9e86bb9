import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { highestCategory } from '#adaptive'
import { calibrationSchema, type Calibration } from '#schemas/calibration'
import {
  diagnoseFaults,
  fileStart,
  readYaml,
  type DataSource,
  type Diagnostic,
} from '#schemas/diagnose/index'
import type { ItemParameters } from '#schemas/parameters'
import { jsonSchema } from '../compile/data-file.ts'
import { decode } from '../compile/folder.ts'
import { reportInto } from '../compile/report.ts'
import type { SimulatedItem } from './plan.ts'

type CalibratedItem = Calibration['items'][number]

/** Items of calibration files, or everything that is wrong with the files. */
export interface ReadPools {
  readonly items: readonly SimulatedItem[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads calibration files as one bank of items without content.
 *
 * Standard errors become the uncertainty that the engine knows: that of ln a is se(a)/a; the thresholds of an item move
 * together, by the root of the mean square of their errors. Covariances and the errors of c and d are left out.
 *
 * @param files as the caller wrote them
 * @param cwd the folder that they are relative to
 */
export function readPools(files: readonly string[], cwd: string): ReadPools {
  const diagnostics: Diagnostic[] = []
  const items = new Map<string, SimulatedItem>()
  const fileOf = new Map<string, string>()
  for (const file of files) {
    const text = readText(file, cwd, diagnostics)
    const read = text === undefined ? undefined : readCalibration(text, file, diagnostics)
    if (read === undefined) continue
    const { calibration, source } = read
    const report = reportInto(diagnostics, file)
    if (calibration.items.length === 0)
      report.error('pool/empty', source().rangeOf(['items']), 'Missing items: the list is empty')
    for (const [index, item] of calibration.items.entries()) {
      const before = fileOf.get(item.id)
      if (before !== undefined) {
        report.error(
          'pool/same-id',
          source().rangeOf(['items', index, 'id']),
          `Unexpected second item \`${item.id}\`; the first is in ${before}`,
        )
        continue
      }
      fileOf.set(item.id, file)
      const fault = faultOf(item)
      if (fault) report.error('pool/parameters', source().rangeOf(['items', index, fault.key]), fault.message)
      else items.set(item.id, simulatedItem(item))
    }
  }
  return { items: [...items.values()], diagnostics }
}

function readText(file: string, cwd: string, diagnostics: Diagnostic[]): string | undefined {
  try {
    return decode(readFileSync(resolve(cwd, file)), file, diagnostics)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const words: Readonly<Record<string, string>> = {
      ENOENT: 'Missing file',
      ENOTDIR: 'Missing file',
      EISDIR: 'Unexpected folder, expected a calibration file',
      EACCES: 'Unreadable: you have no right to read this file',
    }
    const message = typeof code === 'string' ? words[code] : undefined
    if (message === undefined) throw error
    reportInto(diagnostics, file).error('pool/file', fileStart, message)
    return undefined
  }
}

/** Places are looked up only once something is wrong: a large file is read several times faster without them. */
function readCalibration(text: string, file: string, diagnostics: Diagnostic[]) {
  let known: DataSource | undefined
  const source = () => (known ??= readYaml({ text, file }))
  const json = parsedJson(text)
  const [fault] = json.ok ? [] : source().diagnostics
  if (!json.ok && fault !== undefined) {
    reportInto(diagnostics, file).error('pool/json', fault.range, `Unexpected JSON: ${json.message}`)
    return undefined
  }
  const parsed = calibrationSchema.parse(json.ok ? json.value : source().value)
  if (parsed.ok) return { calibration: parsed.value, source }
  diagnostics.push(...diagnoseFaults(source(), parsed.faults, jsonSchema('calibration')))
  return undefined
}

type ParsedJson =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string }

function parsedJson(text: string): ParsedJson {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    // Its place is told as a range, as of every fault.
    const message = error instanceof Error ? error.message.replace(/ in JSON at position .*$/s, '') : ''
    return { ok: false, message }
  }
}

/** What the schema cannot say. */
function faultOf(item: CalibratedItem): { readonly key: string; readonly message: string } | undefined {
  if (item.model === 'gpcm' || item.model === 'grm') {
    const { b, se } = item
    if (se.b.length !== b.length)
      return {
        key: 'se',
        message: `Unexpected ${se.b.length} errors of \`b\`, expected ${b.length}, one each`,
      }
    if (item.model === 'gpcm') return undefined
    const place = b.findIndex((threshold, k) => k > 0 && threshold <= (b[k - 1] ?? 0))
    if (place === -1) return undefined
    return {
      key: 'b',
      message: `Unexpected threshold ${b[place]} after ${b[place - 1]}, expected thresholds in rising order`,
    }
  }
  const { c = 0, d = 1 } = item
  if (d > 1) return { key: 'd', message: `Unexpected \`d\` ${d}, expected at most 1` }
  return c < d ? undefined : { key: 'c', message: `Unexpected \`c\` ${c}, expected less than ${d}` }
}

function simulatedItem(item: CalibratedItem): SimulatedItem {
  const parameters = parametersOf(item)
  return {
    id: item.id,
    version: '1.0.0',
    hash: '',
    kind: 'short',
    skills: [],
    level: 3,
    ai: 'forbidden',
    languages: [],
    max: highestCategory(parameters),
    parameters,
  }
}

function parametersOf(item: CalibratedItem): ItemParameters {
  const { a, se } = item
  const errors = typeof se.b === 'number' ? [se.b] : se.b
  const squares = errors.reduce((sum, error) => sum + error * error, 0)
  const uncertainty = { lnA: se.a / a, b: errors.length === 0 ? 0 : Math.sqrt(squares / errors.length) }
  const known = uncertainty.lnA === 0 && uncertainty.b === 0
  const shared = known ? { a } : { a, uncertainty }
  if (item.model === 'grm' || item.model === 'gpcm') return { ...shared, model: item.model, b: [...item.b] }
  const { b, c = 0, d = 1 } = item
  return { ...shared, model: modelOf(item, c, d), b, c, d }
}

/** The least model that has these asymptotes, whatever the file calls it. */
function modelOf({ model }: CalibratedItem, c: number, d: number): '1pl' | '2pl' | '3pl' | '4pl' {
  if (d < 1) return '4pl'
  if (c > 0) return '3pl'
  return model === '2pl' || model === '3pl' ? '2pl' : '1pl'
}
