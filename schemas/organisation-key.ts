import type { OrganisationKey as Generated } from './types/organisation-key.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/organisation-key.js'

/** The pair of keys to which an organisation's results are sealed, as `assay keys` writes it. */
export type OrganisationKey = DeepReadonly<Generated>

export const organisationKeySchema: Schema<OrganisationKey> = defineSchema({
  name: 'organisation-key',
  validate,
  versionKey: 'version',
})
