import type { Calibration as Generated } from './types/calibration.ts'
import { defineSchema, type DeepReadonly } from './schema.ts'
import validate from './validators/calibration.js'

/** Item parameters with their errors, from data. */
export type Calibration = DeepReadonly<Generated>

export const calibrationSchema = defineSchema<Calibration>({
  name: 'calibration',
  validate,
  versionKey: 'version',
})
