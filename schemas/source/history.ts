/** A candidate's whole history on one device, as the site exports and imports it. */
import { anyText, list, object, schemaVersion } from './words.ts'

/** Names a stored session: it becomes part of file names and lock names. */
const session = { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$' } as const

/** Each log stands as the text of its own export file, so that a damaged one spoils no other. */
export const history = object({
  version: schemaVersion(1),
  kind: { const: 'assay-history' },
  sessions: list(object({ session, log: anyText })),
})
