/** What a graded test leaves: the sealed result of a candidate, and the organisation's registry of forms. */
import { blueprint } from './bank.ts'
import { accommodations } from './session.ts'
import {
  described,
  list,
  mapOf,
  number,
  object,
  oneOf,
  positive,
  publicKey,
  releaseVersion,
  schemaVersion,
  sha256,
  slug,
  text,
  union,
  uuid,
} from './words.ts'

const base64url = (length: object) => ({ type: 'string', pattern: '^[A-Za-z0-9_-]+$', ...length }) as const
const secret = base64url({ minLength: 43, maxLength: 43 })
const moment = {
  type: 'string',
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{3})?Z$',
} as const

/** A log, sealed to the organisation (HPKE). */
export const sealedResult = object({
  version: schemaVersion(1),
  kind: { const: 'assay-sealed-result' },
  attempt: uuid,
  form: described('SHA-256 of the form that was taken.', sha256),
  enc: base64url({ maxLength: 64 }),
  box: base64url({}),
})

const url = { type: 'string', pattern: '^https?://[^\\s]+$', maxLength: 2000 } as const

/** A line of a registry: its head, or one form. Whoever holds it can read the items, so it stays with the organisation. */
export const registryLine = union('kind', [
  object(
    {
      kind: { const: 'registry' },
      version: schemaVersion(1),
      bank: slug,
      release: object({ version: releaseVersion, hash: sha256 }),
      test: blueprint,
      organisation: object({ name: text, public: publicKey }),
      contents: described(
        'Of each item that was sealed: its encrypted content, and what opens it.',
        mapOf(object({ content: sha256, key: secret })),
      ),
    },
    {
      sealed: described('SHA-256 of the sealed half that its results are scored against.', sha256),
      skills: described('What the skills that its items measure are called, by their ids.', mapOf(text)),
      precision: described(
        'What the simulation before the first sealing showed, block by block.',
        list(object({ block: slug, coverage95: number, meanSe: positive })),
      ),
      notice: object({ keptDays: { type: 'integer', minimum: 1, maximum: 36_500 }, contact: text }),
      endpoint: url,
      site: described('Where the first links lead to.', url),
      witness: described('The endpoint hears when the test begins, goes on and is handed in.', {
        const: true,
      }),
    },
  ),
  object(
    {
      kind: { const: 'form' },
      prev: described('SHA-256 of the line before.', sha256),
      attempt: uuid,
      candidate: described('As the organisation calls them.', { ...text, maxLength: 200 }),
      secret,
      seed: { type: 'string', pattern: '^[0-9a-f]{32}$' },
      form: described('SHA-256 of the form.', sha256),
      items: list(slug, { minItems: 1 }),
      accommodations,
    },
    { opens: moment, closes: moment },
  ),
])

const stamped = {
  version: schemaVersion(1),
  kind: { const: 'assay-stamp' },
  attempt: uuid,
  form: described('SHA-256 of the form that is taken.', sha256),
  moment: oneOf('start', 'checkpoint', 'submission'),
  head: described('SHA-256 of the last event of the log at that moment; of a start, of its first.', sha256),
} as const

/** What the page of a graded test tells its witness. */
export const stamp = object(stamped)

/** A line of a witness's own file: what it was told, and when, by its own clock. */
export const stampLine = object({
  ...stamped,
  number: described('Each stamp has one more than the one before.', { type: 'integer', minimum: 1 }),
  time: moment,
})
