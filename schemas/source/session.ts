/** A session's log, its responses, and the result it leaves. */
import { prediction } from './follow-up.ts'
import { kinds } from '../kinds/index.ts'
import {
  anyText,
  codeLanguage,
  count,
  define,
  flag,
  growthClass,
  list,
  number,
  object,
  oneOf,
  positive,
  releaseVersion,
  schemaVersion,
  semver,
  sha256,
  slug,
  text,
  union,
  uuid,
  verdict,
} from './words.ts'

/** A response as it is logged and scored. */
export const response = define(
  'Response',
  union(
    'kind',
    Object.entries(kinds).map(([name, kind]) =>
      object(
        { kind: { const: name }, ...kind.response },
        'optionalResponse' in kind ? kind.optionalResponse : {},
      ),
    ),
  ),
)

/**
 * Bytes held at most beyond the input at each of the sizes, with the arrangement that held most; with two classes it is one
 * of them or between them.
 */
const space = define(
  'Space',
  object(
    {
      arrangement: text,
      sizes: list(positive, { maxItems: 64 }),
      bytes: list(positive, { maxItems: 64 }),
    },
    // absent where nothing can be said
    { class: growthClass, upTo: growthClass },
  ),
)

/** The counts of one size that grew: steps at each of the sizes, of the arrangement that decided. */
const growth = define(
  'Growth',
  object(
    {
      size: text,
      arrangement: text,
      sizes: list(positive, { maxItems: 64 }),
      steps: list(positive, { maxItems: 64 }),
    },
    // absent where nothing can be said
    { class: growthClass, stopped: { const: true }, space },
  ),
)
/** `adapted`: of the answer to a follow-up, which runs on cases that the first answer has run on, too. */
const caseVerdict = object({ id: uuid, verdict, fuel: count }, { adapted: { const: true } })
export const score = define(
  'Score',
  object(
    {
      category: count,
      max: { type: 'integer', minimum: 1 },
      parts: list(
        object(
          { id: text, label: text, earned: number, possible: number },
          { detail: text, stage: { const: 'follow-up' } },
        ),
      ),
    },
    { cases: list(caseVerdict), growth: list(growth, { maxItems: 8 }) },
  ),
)

const estimate = { theta: number, se: positive, low: number, high: number }
export const accommodations = define(
  'Accommodations',
  object(
    {
      timeMultiplier: { type: ['number', 'null'], minimum: 1, maximum: 10 },
      plainEditor: flag,
      signals: flag,
    },
    { breaks: flag },
  ),
)
const ownText = { type: 'string', maxLength: 8192 } as const
/** A case of the candidate's own: arguments as they were typed, one a line, and what should come out; empty where it does not matter. */
const ownCase = define('OwnCase', object({ input: ownText, expected: ownText }))
const seed = { type: 'string', pattern: '^[0-9a-f]{32}$' } as const

/** Content-hashed name of an engine's file: fuel is counted by this very build. */
const engineName = { type: 'string', pattern: '^[A-Za-z0-9._-]{1,80}$' } as const

/** The data of each type of event. What is not in the log did not happen. */
export const eventData = {
  start: object(
    {
      attempt: uuid,
      bank: slug,
      release: object({ version: releaseVersion, hash: sha256 }),
      test: object({ id: slug, hash: sha256 }),
      seed,
      languages: list(codeLanguage, { minItems: 1, uniqueItems: true }),
      engine: engineName,
      accommodations,
    },
    {
      seen: list(slug, { uniqueItems: true }),
      // of a graded test: the candidate's form
      form: sha256,
      // of what else the page can run; logs of before name the engine for JavaScript alone
      engines: object({}, { python: engineName, sql: engineName }),
    },
  ),
  present: object(
    { block: slug, position: count, item: slug, version: semver, hash: sha256 },
    // an item on trial, whose score counts for nothing
    { pretest: { const: true } },
  ),
  edit: object({ item: slug, document: text, changes: list({}), length: count }),
  answer: object({ item: slug, response }),
  language: object({ item: slug, language: codeLanguage }),
  run: object({
    item: slug,
    language: { enum: [...codeLanguage.enum, 'sql'] },
    cases: list(object({ id: text, verdict: { anyOf: [verdict, { const: 'returned' }] }, fuel: count })),
  }),
  cases: object({ item: slug, cases: list(ownCase, { maxItems: 20 }) }),
  hint: object({ item: slug, hint: count, cost: oneOf('none', 'key') }),
  // the answer is locked; what follows is made of it
  'follow-up': object({ item: slug, response }),
  // as it stands, and, once it is settled, for good
  predict: object({ item: slug, ...prediction, settled: flag }),
  submit: object({ item: slug, response }),
  score: object({ item: slug, score }),
  estimate: object({ block: slug, items: count, ...estimate }),
  retry: object({ item: slug }),
  reveal: object({ item: slug }),
  pause: object({}),
  resume: object(
    { recovered: count },
    // the page has other engines than before: the site was built anew
    { lostMs: count, engines: object({}, { javascript: engineName, python: engineName, sql: engineName }) },
  ),
  away: object({ ms: count }),
  paste: object({ item: slug, characters: count, origin: oneOf('internal', 'problem', 'external') }),
  untrusted: object({ item: slug, characters: count }),
  watchdog: object({ item: slug, case: text, ms: count }),
  note: object({ about: count, text: anyText }),
  // what help from an AI was used in a block that allows it, in the candidate's words or as a transcript; all of it
  assistance: object({ block: slug, text: { ...anyText, maxLength: 100_000 } }),
  finish: object({
    block: slug,
    reason: oneOf(
      'standard-error',
      'standard-error-plateau',
      'classification',
      'sprt',
      'minimum-information',
      'all-of',
      'length',
      'time',
      'exhaustion',
      'ended',
    ),
  }),
} as const

/** Every event: where it stands in the chain, when it happened, and what it says. */
export const event = define(
  'SessionEvent',
  union(
    'type',
    Object.entries(eventData).map(([type, data]) =>
      object({
        seq: count,
        at: object({ mono: count, wall: count }),
        prev: sha256,
        type: { const: type },
        data,
      }),
    ),
  ),
)

/** A log whose events stand in it as they are, as in version 1 of the export file. `head` is the hash of the last one. */
const wholeLog = define(
  'SessionLog',
  object({ version: schemaVersion(1), kind: { const: 'assay-log' }, events: list(event), head: sha256 }),
)

/** What a session leaves: its log, and what the site computed from it. */
export const result = object({
  version: schemaVersion(1),
  kind: { const: 'assay-result' },
  log: wholeLog,
  blocks: list(object({ id: slug, items: count, reason: text, ...estimate })),
  items: list(object({ id: slug, version: semver, block: slug, score })),
})
