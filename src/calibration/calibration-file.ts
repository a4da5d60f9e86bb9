import { uncertaintyOf } from '#adaptive'
import { calibrationSchema, type Calibration } from '#schemas/calibration'
import { decode } from '#schemas/diagnose/decode-text'
import {
  diagnoseFaults,
  readYaml,
  type DataSource,
  type Diagnostic,
  type JsonSchemaNode,
} from '#schemas/diagnose/index'
import { reportInto } from '#schemas/diagnose/report'
import type { ItemParameters } from '#schemas/parameters'

/** A calibration file that somebody named, which is read once it is needed. */
export interface GivenCalibration {
  /** as its diagnostics call it */
  readonly name: string
  /** @returns undefined where it cannot be used, with what is wrong in `diagnostics` @param area first half of their codes */
  readonly read: (area: string, diagnostics: Diagnostic[]) => CalibrationFile | undefined
}

/** One item of a calibration file. */
export type FiledItem = Calibration['items'][number]

/** A calibration file without faults, and the places in it. */
export interface CalibrationFile {
  readonly calibration: Calibration
  /** reads the file once more: call it only once something is wrong */
  readonly source: () => DataSource
}

/** How a calibration file is told about. */
interface ReadCalibrationOptions {
  /** as diagnostics call it; `.yaml` and `.yml` are YAML, all else is JSON */
  readonly file: string
  /** first half of the diagnostics' codes */
  readonly area: string
  /** gives the JSON Schema of calibration files; it is read only once something is wrong */
  readonly schema: () => JsonSchemaNode
}

/**
 * Reads a calibration file, JSON or YAML. Places are looked up only once something is wrong: a large file is read several
 * times faster without them.
 *
 * @param diagnostics receives what is wrong with the file itself; what single items say is the matter of `faultOf`
 * @returns undefined where the file cannot be used
 */
export function readCalibration(
  bytes: Uint8Array,
  { file, area, schema }: ReadCalibrationOptions,
  diagnostics: Diagnostic[],
): CalibrationFile | undefined {
  const text = decode(bytes, file, diagnostics)
  if (text === undefined) return undefined
  let known: DataSource | undefined
  const source = () => (known ??= readYaml({ text, file }))
  const isYaml = /\.ya?ml$/.test(file)
  const json: ParsedJson = isYaml ? { ok: false, message: '' } : parsedJson(text)
  const [fault] = json.ok ? [] : source().diagnostics
  if (!json.ok && fault !== undefined) {
    if (isYaml) diagnostics.push(...source().diagnostics)
    else reportInto(diagnostics, file).error(`${area}/json`, fault.range, `Unexpected JSON: ${json.message}`)
    return undefined
  }
  const parsed = calibrationSchema.parse(json.ok ? json.value : source().value)
  if (parsed.ok) return { calibration: parsed.value, source }
  diagnostics.push(...diagnoseFaults(source(), parsed.faults, schema()))
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

/** @returns what the schema cannot say of an item, and the key it is about */
export function faultOf(item: FiledItem): { readonly key: string; readonly message: string } | undefined {
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

/**
 * The parameters of an item of a file, as the engine knows them, with their uncertainty: from the covariance where the file
 * has it (see `uncertaintyOf`), else from the errors alone, that of ln a being se(a)/a, while thresholds move together by the
 * root of the mean square of theirs. The errors of c and d are left out.
 */
export function parametersOf(item: FiledItem): ItemParameters {
  const plain = plainParametersOf(item)
  const { cov, se } = item
  const covariance = cov && Float64Array.from(cov.flat())
  const known = covariance?.some((value) => value !== 0)
    ? uncertaintyOf({ parameters: plain, covariance })
    : undefined
  if (known !== undefined) return { ...plain, uncertainty: known }
  const errors = typeof se.b === 'number' ? [se.b] : se.b
  const squares = errors.reduce((sum, error) => sum + error * error, 0)
  const uncertainty = {
    lnA: se.a / item.a,
    b: errors.length === 0 ? 0 : Math.sqrt(squares / errors.length),
  }
  return uncertainty.lnA === 0 && uncertainty.b === 0 ? plain : { ...plain, uncertainty }
}

function plainParametersOf(item: FiledItem): ItemParameters {
  const { a } = item
  if (item.model === 'grm' || item.model === 'gpcm') return { a, model: item.model, b: [...item.b] }
  const { b, c = 0, d = 1 } = item
  return { a, model: modelOf(item, c, d), b, c, d }
}

/** The least model that has these asymptotes, whatever the file calls it. */
function modelOf({ model }: FiledItem, c: number, d: number): '1pl' | '2pl' | '3pl' | '4pl' {
  if (d < 1) return '4pl'
  if (c > 0) return '3pl'
  return model === '2pl' || model === '3pl' ? '2pl' : '1pl'
}
