import type { Calibration as Generated } from './types/calibration.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/calibration.js'

/** Item parameters with their errors, from data. */
export type Calibration = DeepReadonly<Generated>

export const calibrationSchema: Schema<Calibration> = defineSchema({
  name: 'calibration',
  validate,
  versionKey: 'version',
})
