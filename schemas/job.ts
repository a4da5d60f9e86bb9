import type { Job as Generated } from './types/job.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/job.js'

/** An item to be proven, or a variant to be made and judged, as it is sent to another process or machine. */
export type Job = DeepReadonly<Generated>

export const jobSchema: Schema<Job> = defineSchema({ name: 'job', validate, versionKey: 'version' })
