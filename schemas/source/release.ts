/** What `assay release` writes (public half, sealed half) and what `assay verify` proves. */
import { kinds } from '../kinds/index.ts'
import { blueprint, taxonomy } from './bank.ts'
import { itemFacts } from './item.ts'
import { parameters } from './parameters.ts'
import {
  anyText,
  codeLanguage,
  count,
  define,
  described,
  list,
  mapOf,
  object,
  oneOf,
  publicKey,
  releaseVersion,
  schemaVersion,
  semver,
  sha256,
  slug,
  text,
  uuid,
  verdict,
} from './words.ts'

const hint = define('Hint', object({ cost: oneOf('none', 'key'), html: text }))
const solutions = list(
  define('Solution', object({ language: { enum: [...codeLanguage.enum, 'sql'] }, text: anyText })),
)

const content = {
  scoring: list(text, { minItems: 1 }),
  license: text,
  authors: list(text),
  stem: text,
  parameters,
}

/** A practice item carries `grading`; a graded item's type has no such field, so it cannot hold a key. */
export const publicItem = define('PublicItem', {
  anyOf: Object.entries(kinds).flatMap(([name, { task, key }]) => {
    const facts = { ...itemFacts.required, kind: { const: name }, ...content, task }
    const grading = object({ key, hints: list(hint), explanation: text, solutions })
    return [
      object({ ...facts, use: { const: 'practice' }, grading }, itemFacts.optional),
      object({ ...facts, use: { const: 'graded' } }, itemFacts.optional),
    ]
  }),
})

/** One file of up to a few items: `shards/<hash>.json`. */
export const releaseShard = object({ version: schemaVersion(1), items: list(publicItem) })

/** `index.json` of a public half. Its SHA-256 over canonical JSON names the release. */
export const releasePublic = object(
  {
    version: schemaVersion(1),
    bank: slug,
    title: text,
    release: releaseVersion,
    taxonomy,
    tests: list(blueprint),
    items: list(
      object({ ...itemFacts.required, parameters, hash: sha256, shard: sha256 }, itemFacts.optional),
    ),
  },
  { quality: described('SHA-256 of `quality.json`; the first releases have none.', sha256) },
)

const submission = define(
  'Submission',
  object(
    { file: text, text: anyText },
    { mistake: text, approach: text, fails: list(slug), category: count },
  ),
)
const sealedItem = {
  anyOf: Object.entries(kinds).map(([name, definition]) =>
    object(
      {
        id: slug,
        version: semver,
        kind: { const: name },
        canary: text,
        key: definition.key,
        hints: list(hint),
        explanation: anyText,
        submissions: list(submission),
      },
      {
        ...('steering' in definition && { steering: definition.steering }),
        ...(definition.authoredResponse !== undefined && {
          responses: list(
            object({ name: slug, category: count, response: definition.authoredResponse, why: text }),
          ),
        }),
      },
    ),
  ),
} as const

export const releaseSealed = object({
  version: schemaVersion(1),
  bank: slug,
  release: releaseVersion,
  canary: uuid,
  items: list(sealedItem),
})

/** What `assay verify` found, stored beside the item; `digest` names the files it was found on. */
export const proof = object(
  {
    version: schemaVersion(1),
    item: slug,
    itemVersion: semver,
    digest: sha256,
    tool: text,
    verdict: oneOf('verified', 'refused'),
    reasons: list(text),
    executed: count,
  },
  {
    matrix: list(object({ file: text, category: count, maxFuel: count, verdicts: mapOf(verdict) })),
    responses: list(object({ name: slug, category: count })),
    mutants: described(
      'Faults planted in the references: the total is without those that do not compile, and those that no input reaches (unreached).',
      object({ total: count, killed: count, waived: count, survived: count }, { unreached: count }),
    ),
    properties: described(
      'Inputs or responses that were drawn from a seed, and what was claimed of each; illegal inputs that were refused.',
      object({ seed: { type: 'integer' }, runs: count, claims: count }, { nearMisses: count }),
    ),
    computed: mapOf(anyText),
  },
)

/** `signature.json` beside the halves of a release: who vouches for both. */
export const signature = object({
  version: schemaVersion(1),
  bank: slug,
  release: releaseVersion,
  public: described('SHA-256 of the public index.', sha256),
  sealed: described('SHA-256 of the sealed half.', sha256),
  key: publicKey,
  ed25519: described('Signature of the members above but for the key, as canonical JSON, in base64.', {
    type: 'string',
    pattern: '^[A-Za-z0-9+/]{86}==$',
  }),
})
