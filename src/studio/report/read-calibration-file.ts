import { readCalibration } from '#calibration'
import type { Calibration } from '#schemas/calibration'
import type { Diagnostic } from '#schemas/diagnose/index'
import type { JsonSchemaNode } from '#schemas/diagnose/index'
import schema from '#schemas/json/calibration.schema.json'

/** A calibration file that can be used, or what is wrong with it. */
export type ReadCalibration =
  | { readonly ok: true; readonly calibration: Calibration }
  | { readonly ok: false; readonly faults: readonly Diagnostic[] }

/** @throws DOMException where the browser cannot read the file any more */
export async function readCalibrationFile(file: File): Promise<ReadCalibration> {
  const faults: Diagnostic[] = []
  const read = readCalibration(
    new Uint8Array(await file.arrayBuffer()),
    { file: file.name, area: 'report', schema: () => schema as JsonSchemaNode },
    faults,
  )
  return read === undefined ? { ok: false, faults } : { ok: true, calibration: read.calibration }
}
