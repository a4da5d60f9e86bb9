import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { widened } from '#adaptive'
import { isOnScale, type CalibratedFacts, type ScaleCalibration } from '#calibration/bank-scale'
import { faultOf, parametersOf, type CalibrationFile } from '#calibration/calibration-file'
import type { Calibration } from '#schemas/calibration'
import { fileStart, suggest, type Diagnostic } from '#schemas/diagnose/index'
import { reportInto } from '#schemas/diagnose/report'
import type { ItemParameters } from '#schemas/parameters'
import { bumpBetween, largerBump } from '../release/semver.ts'
import { readCalibrationFile } from './read-calibration-file.ts'

/** A file in a bank's folder `calibration/`. */
export interface BankCalibration extends ScaleCalibration {
  readonly source: CalibrationFile['source']
}

const FOLDER = 'calibration'

/**
 * Reads the calibrations of a bank, as far as they can be read.
 *
 * @param root absolute path of the bank
 * @param diagnostics receives what is wrong, files relative to the bank
 */
export function readBankCalibrations(root: string, diagnostics: Diagnostic[]): readonly BankCalibration[] {
  const folder = join(root, FOLDER)
  if (!existsSync(folder)) return []
  const names = readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort()
  return names.flatMap((name) => {
    const file = `${FOLDER}/${name}`
    const scale = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.(?:json|ya?ml)$/.exec(name)?.[1]
    if (scale === undefined) {
      reportInto(diagnostics, file).error(
        'calibration/file',
        fileStart,
        'Unexpected file, expected calibrations such as main.json',
      )
      return []
    }
    const read = readCalibrationFile({ file, cwd: root, area: 'calibration' }, diagnostics)
    return read ? [{ file, scale, ...read }] : []
  })
}

/**
 * The parameters that a bank's calibrations give to its items. Where an item has become another version since, they are kept
 * with wider errors (a minor step: added cases that move no score, hints, translations) or no longer hold (a major one:
 * somebody may score otherwise); that is said as a warning.
 *
 * @param facts items without faults
 * @param ids of all items, also of those with faults
 * @returns parameters by item; items that no file names keep their prior
 */
export function calibratedParameters(
  files: readonly BankCalibration[],
  { facts, ids }: { readonly facts: readonly CalibratedFacts[]; readonly ids: readonly string[] },
  diagnostics: Diagnostic[],
): ReadonlyMap<string, ItemParameters> {
  const known = new Map(facts.map((item) => [item.id, item]))
  const fileOf = new Map<string, string>()
  const parameters = new Map<string, ItemParameters>()
  for (const { file, scale, calibration, source } of files) {
    const report = reportInto(diagnostics, file)
    for (const [index, item] of calibration.items.entries()) {
      const tell = (key: string, code: string, message: string, help?: string) =>
        report.error(`calibration/${code}`, source().rangeOf(['items', index, key]), message, help)
      const before = fileOf.get(item.id)
      if (before !== undefined) {
        tell('id', 'same-item', `Unexpected second parameters of \`${item.id}\`; the first are in ${before}`)
        continue
      }
      fileOf.set(item.id, file)
      const own = known.get(item.id)
      if (own === undefined) {
        // an item with faults of its own is told about elsewhere
        if (ids.includes(item.id)) continue
        const meant = suggest(item.id, [...ids])
        const parent = /^(.+)-v[0-9]+$/.exec(item.id)?.[1]
        if (parent !== undefined && known.has(parent))
          tell(
            'id',
            'unknown-item',
            `Unexpected variant \`${item.id}\`, which \`${parent}\` does not have`,
            'Put the variant back, or remove these parameters: they count for no item',
          )
        else
          tell(
            'id',
            'unknown-item',
            `Unexpected item \`${item.id}\`, which the bank does not have`,
            meant === undefined ? undefined : `Did you mean \`${meant}\`?`,
          )
        continue
      }
      const { version = own.version } = item
      const step = largerBump(bumpBetween(version, own.version), bumpBetween(own.version, version))
      const fault = faultOf(item) ?? (step === 'major' ? undefined : misplaced(item, own, scale))
      if (fault) {
        tell(fault.key, 'parameters', fault.message)
        continue
      }
      const since = `Unexpected parameters of version ${version} of \`${item.id}\`, which is ${own.version} now`
      const warn = (what: string) =>
        report.warning(
          'calibration/version',
          source().rangeOf(['items', index, 'version']),
          `${since}: ${what}`,
          'Calibrate it with answers to the present version, and apply that',
        )
      if (step === 'major') {
        warn('they no longer hold, and it goes back to the prior of its level')
        continue
      }
      if (step === 'minor') warn(`they are kept, with errors wider by ${SHIFT.b} logits`)
      const found = parametersOf(item)
      parameters.set(item.id, { ...(step === 'minor' ? widened(found, SHIFT) : found), persons: item.n })
    }
  }
  return parameters
}

/** SD of what a minor change of an item may do to its difficulty, in logits, and to the logarithm of its slope. */
const SHIFT = { lnA: 0.15, b: 0.15 }

function misplaced(item: Calibration['items'][number], { max, ai }: CalibratedFacts, scale: string) {
  const highest = typeof item.b === 'number' ? 1 : item.b.length
  if (highest !== max)
    return { key: 'b', message: `Unexpected parameters for scores up to ${highest}, expected up to ${max}` }
  return isOnScale(scale, ai)
    ? undefined
    : { key: 'id', message: `Unexpected item of the scale ${ai} in the calibration of ${scale}` }
}
