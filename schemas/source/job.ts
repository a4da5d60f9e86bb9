/** One item to be proven, or one variant to be made and judged, as it is sent to another process or machine. */
import { anyText, described, list, object, schemaVersion, sha256, slug, text, union } from './words.ts'

const mebibyte = 1024 * 1024

/** Below the item's folder; what begins with a dot is no part of an item. */
const path = {
  type: 'string',
  maxLength: 400,
  pattern: '^[^./\\\\\\u0000][^/\\\\\\u0000]*(/[^./\\\\\\u0000][^/\\\\\\u0000]*){0,5}$',
} as const

const file = union('form', [
  object({ form: { const: 'text' }, path, text: { type: 'string', maxLength: mebibyte } }),
  object({
    form: { const: 'base64' },
    path,
    bytes: { type: 'string', maxLength: mebibyte, pattern: '^[A-Za-z0-9+/]*={0,2}$' },
  }),
])

const seed = { type: 'integer', minimum: 0, maximum: 4294967295 } as const

export const job = object({
  version: schemaVersion(1),
  build: described(
    'What Assay made it, as `assay worker` prints it: another one may find something else.',
    text,
  ),
  folder: described('Folder of the item, relative to its bank.', {
    type: 'string',
    maxLength: 200,
    pattern: '^items/[A-Za-z0-9_-][A-Za-z0-9._-]*$',
  }),
  canary: anyText,
  digest: described('Digest of the files, which a proof of them names.', sha256),
  files: list(file, { minItems: 1, maxItems: 401 }),
  task: union('type', [
    object({ type: { const: 'verify' } }),
    object({
      type: { const: 'variant' },
      seed,
      siblings: described(
        'What admitted variants ask.',
        list(object({ id: slug, question: sha256 }), { maxItems: 10_000 }),
      ),
    }),
  ]),
})
