import { highestCategory, type SimulatedItem } from '#adaptive'
import { faultOf, parametersOf, type FiledItem } from '#calibration/calibration-file'
import type { Diagnostic } from '#schemas/diagnose/index'
import { reportInto } from '#schemas/diagnose/report'
import { readCalibrationFile } from '../calibrate/read-calibration-file.ts'

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
    const read = readCalibrationFile({ file, cwd, area: 'pool' }, diagnostics)
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

function simulatedItem(item: FiledItem): SimulatedItem {
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
