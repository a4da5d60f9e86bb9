import type { ItemKind } from '#schemas/item'
import { alignIds } from './align-ids.ts'
import { bumpOfReasons, type BumpReason } from './bump-reason.ts'
import { caseChanges, casesOf, withoutCases, type CaseChanges, type ReleasedCase } from './cases.ts'
import { differences, type Difference } from './differences.ts'
import { bumpOf, fieldAt } from './fields.ts'
import { keyOf, type ItemHalves } from './released-item.ts'
import { movedAnswers } from './stored-answers.ts'

/** What an item became between two releases, as far as it can be told without running anything. */
export interface ItemComparison {
  readonly reasons: readonly BumpReason[]
  /** What must not be, whatever the version; empty where all of it may. */
  readonly refusals: readonly string[]
  readonly cases: CaseChanges
  /** What differs beside the cases, each with what it is called. */
  readonly fields: readonly (Difference & { readonly words: string })[]
  /** Whether new cases decide between minor and major, so that stored answers must be run on them. */
  readonly isOpen: boolean
}

/**
 * Compares an item with its released form.
 *
 * @param before both halves as they were released; without the sealed one of a graded item its key is unknown, and
 *   whatever may have changed in it counts as major
 * @param after the same as it would be released, or was later
 * @param isSealedSame whether the sealed half is known to be the same, from its hash
 */
export function compareItems(
  before: ItemHalves,
  after: ItemHalves,
  { isSealedSame = false }: { readonly isSealedSame?: boolean } = {},
): ItemComparison {
  const refusals = turned(before, after)
  const { kind } = after.public
  // A sealed half that is not here is the present one where its hash says so.
  const known =
    before.sealed === undefined && after.sealed && isSealedSame ? { ...before, sealed: after.sealed } : before
  const isKeyKnown = keyOf(known) !== undefined && keyOf(after) !== undefined
  const cases = isKeyKnown ? caseChanges(casesOf(known), casesOf(after)) : visibleChanges(known, after)
  if (refusals.length > 0) return { reasons: [], refusals, cases, fields: [], isOpen: false }
  const old = alignIds(contentOf(known, isKeyKnown), contentOf(after, isKeyKnown))
  const fields = differences(old, contentOf(after, isKeyKnown)).map((difference) => ({
    ...difference,
    words: fieldAt(kind, difference.path).words,
  }))
  const reasons = [
    ...fields.flatMap((difference) => reasonOf(kind, difference)),
    ...cases.removed.map(({ name }) => ({ bump: 'major' as const, words: `the case ${name} was removed` })),
    ...languageReasons(known, after),
    ...(known.sealed && after.sealed
      ? movedAnswers({ ...known, sealed: known.sealed }, { ...after, sealed: after.sealed })
      : []),
    ...(isKeyKnown ? [] : [unknownKey]),
  ]
  const isGrowing = fields.some(
    (difference) => bumpOf(fieldAt(kind, difference.path).part, difference) === undefined,
  )
  const isMajor = bumpOfReasons(reasons) === 'major'
  const isGrown = cases.added.length > 0 || isGrowing
  return {
    reasons: merged([...reasons, ...(isGrown ? [grown(cases.added)] : [])]),
    refusals: [...refusals, ...editsInPlace(cases, after)],
    cases,
    fields,
    isOpen: isGrown && !isMajor,
  }
}

const unknownKey: BumpReason = {
  bump: 'major',
  words: 'its key may have changed: the sealed half of its release, which would tell, is not here',
}

function turned({ public: before }: ItemHalves, { public: after }: ItemHalves): string[] {
  const turns = [
    ['use', before.use, after.use],
    ['kind', before.kind, after.kind],
  ].filter(([, from, to]) => from !== to)
  return turns.map(
    ([field, from, to]) =>
      `was released with the ${field} ${from} and cannot have the ${field} ${to}: give the new item a new id, and set \`status: retired\` here`,
  )
}

/** Of a variant all cases follow from its draw, so one sentence says it. */
function editsInPlace({ edited }: CaseChanges, { public: { variant } }: ItemHalves): readonly string[] {
  if (!variant || edited.length === 0) return edited.map(editedInPlace)
  return [
    `is another variant than the one that was released with the seed ${variant.seed}, whose cases stay as they are. Delete it, and draw from seeds that were not released: assay generate ${variant.of} --seed N`,
  ]
}

function editedInPlace({ one, fields }: CaseChanges['edited'][number]): string {
  return `changes ${fields.join(' and ')} of the released case ${one.name} (${one.id}): a released case stays as it is. Put it back, or give the edited one a new id, which makes the change major`
}

function grown(added: readonly ReleasedCase[]): BumpReason {
  if (added.length === 0) return { bump: 'minor', words: 'a group of cases was added' }
  const names = added.slice(0, 3).map(({ name }) => name)
  const more = added.length > 3 ? ` and ${added.length - 3} more` : ''
  return {
    bump: 'minor',
    words: `${added.length === 1 ? 'the case' : 'the cases'} ${names.join(', ')}${more} ${added.length === 1 ? 'was' : 'were'} added`,
  }
}

function languageReasons({ public: before }: ItemHalves, { public: after }: ItemHalves): BumpReason[] {
  const added = after.languages.filter((language) => !before.languages.includes(language))
  const gone = before.languages.filter((language) => !after.languages.includes(language))
  return [
    ...gone.map((language) => ({
      bump: 'major' as const,
      words: `it cannot be answered in ${language} any more`,
    })),
    ...added.map((language) => ({ bump: 'minor' as const, words: `it can be answered in ${language} too` })),
  ]
}

function reasonOf(kind: ItemKind, difference: Difference): readonly BumpReason[] {
  const { part, words } = fieldAt(kind, difference.path)
  const bump = bumpOf(part, difference)
  if (bump === undefined || bump === 'none') return []
  const isSpelling = bump === 'patch' && (part === 'prose' || part === 'artifact')
  return [
    {
      bump,
      words: isSpelling
        ? `${words} was corrected in its spelling`
        : `${words} ${changeWords(difference, words)}`,
    },
  ]
}

function changeWords({ before, after }: Difference, words: string): string {
  const isSeveral = words.endsWith('s')
  if (before === undefined) return isSeveral ? 'were added to' : 'was added'
  if (after === undefined) return isSeveral ? 'were shortened' : 'was removed'
  const [from, to] = [plainValue(before), plainValue(after)]
  return from === undefined || to === undefined ? 'changed' : `changed from ${from} to ${to}`
}

/** A value that is short enough to be told in a sentence. */
function plainValue(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' && value.length <= 40 && !/[<\n]/.test(value) ? value : undefined
}

/** One sentence for each, however many places gave it. */
function merged(reasons: readonly BumpReason[]): readonly BumpReason[] {
  const found = new Map(reasons.map((reason) => [`${reason.bump} ${reason.words}`, reason]))
  const rank = { major: 0, minor: 1, patch: 2 }
  return [...found.values()].sort((left, right) => rank[left.bump] - rank[right.bump])
}

function visibleChanges(before: ItemHalves, after: ItemHalves): CaseChanges {
  return caseChanges(casesOf({ public: before.public }), casesOf({ public: after.public }))
}

/** All of an item that somebody meets or that decides, without its cases, its version and its parameters. */
function contentOf(item: ItemHalves, withKey: boolean) {
  const { public: half, sealed } = item
  const teaching = sealed ?? (half.use === 'practice' ? half.grading : undefined)
  return {
    title: half.title,
    license: half.license,
    authors: half.authors,
    minutes: half.minutes,
    level: half.level,
    skills: half.skills,
    ai: half.ai,
    locale: half.locale,
    max: half.max,
    scoring: half.scoring,
    stem: half.stem,
    ...(half.family === undefined ? {} : { family: half.family }),
    ...(half.variant === undefined ? {} : { variant: half.variant }),
    enemies: half.enemies ?? [],
    ...(half.steers && { steers: true }),
    task: withoutFieldsOf(half, withoutCases(half.task)),
    ...(withKey ? { key: withoutCases(keyOf(item)) } : {}),
    ...(withKey ? { hints: teaching?.hints ?? [], explanation: teaching?.explanation ?? '' } : {}),
    ...(half.use === 'practice' ? { solutions: half.grading.solutions } : {}),
  }
}

/** Languages and starters of languages are told by themselves: one more is no change of the others. */
function withoutFieldsOf({ kind }: ItemHalves['public'], task: ItemHalves['public']['task']): unknown {
  if (kind !== 'code') return task
  const { languages: _languages, ...rest } = task as { readonly languages?: unknown }
  return rest
}
