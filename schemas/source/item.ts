import { kinds } from '../kinds/index.ts'
import { kind } from './kind.ts'
import {
  ai,
  define,
  described,
  level,
  list,
  mapOf,
  minutes,
  object,
  oneOf,
  semver,
  skill,
  slug,
  text,
  union,
  use,
} from './words.ts'

const common = {
  id: described('Stable name of the item; never reused.', slug),
  version: described('Version of the item, major.minor.patch.', semver),
  use,
  title: { ...text, maxLength: 80 },
  status: oneOf('draft', 'review', 'live', 'retired'),
  skills: described(
    "Skills of the bank's taxonomy, as area.skill.",
    list(skill, { minItems: 1, maxItems: 4, uniqueItems: true }),
  ),
  level,
  minutes,
  scoring: described('What each category means, one sentence each, from 1 to the highest.', {
    ...mapOf(text),
    propertyNames: { pattern: '^[1-9]$' },
    minProperties: 1,
  }),
  ai,
  locale: { type: 'string', pattern: '^[a-z]{2}(-[A-Z]{2})?$' },
  license: text,
  authors: list(define('Author', object({ name: text }, { url: text })), { minItems: 1 }),
}

const optional = {
  schema: described('Version of the item format; 1 where absent.', { const: 1 }),
  source: described('Where the idea comes from.', text),
  family: described('Items of one family never meet in one test.', slug),
  enemies: described('Items that give this one away.', list(slug, { uniqueItems: true })),
  deprecated: object({ since: semver, reason: text }, { replacedBy: slug }),
}

/** Frontmatter of `item.mdx`. */
export const item = union(
  'kind',
  Object.entries(kinds).map(([name, { frontmatter }]) =>
    object(
      { kind: { const: name }, ...common, ...frontmatter.required },
      { ...optional, ...frontmatter.optional },
    ),
  ),
)

const variant = define(
  'Variant',
  described(
    'The draw of an item model that an item is; what an author wrote has none.',
    object({
      of: described('The item whose model was drawn from; its family is that of its variants.', slug),
      seed: described('Seed of the draw, 0 to 2^32 - 1.', {
        type: 'integer',
        minimum: 0,
        maximum: 4_294_967_295,
      }),
    }),
  ),
)

/** What the catalogue, the selector and the tests need of an item, without its content. */
export const itemFacts = {
  required: {
    id: slug,
    version: semver,
    kind,
    use,
    title: text,
    skills: list(skill),
    level,
    minutes,
    ai,
    locale: text,
    languages: list(text),
    max: { type: 'integer', minimum: 1, maximum: 9 },
  },
  optional: {
    family: slug,
    enemies: list(slug),
    variant,
    steers: described(
      'Of a graded item: it has cases that steer; without them it stands at fixed positions of a test, and is scored on record alone.',
      { const: true },
    ),
  },
} as const
