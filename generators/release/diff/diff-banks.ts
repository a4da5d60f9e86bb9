import { canonicalJson } from '#log'
import type { PublicItem } from '#schemas/public-item'
import type { ReleasePublic } from '#schemas/release-public'
import { bumpOfReasons, type BumpReason } from '../compare/bump-reason.ts'
import { compareItems } from '../compare/compare-items.ts'
import type { ItemHalves } from '../compare/released-item.ts'
import { storedAnswers } from '../compare/stored-answers.ts'
import { bumpBetween, largerBump, type Bump } from '../semver.ts'
import { diffLines, linesOfHtml, type DiffLine } from './text-lines.ts'

/** One of the two states of a bank that are held against each other. */
export interface BankState {
  /** Version of the release, or `working tree`. */
  readonly name: string
  readonly index: Pick<ReleasePublic, 'title' | 'taxonomy' | 'tests'> & {
    readonly items: readonly Pick<ReleasePublic['items'][number], 'id' | 'version' | 'hash'>[]
  }
  /** Names of the sealed halves of items, where they are known. */
  readonly sealedHash?: (id: string) => string | undefined
  /** Both halves of an item. */
  readonly item: (id: string) => ItemHalves | undefined
}

/** What differs between two states of a bank. Plain data, as `--json` prints it. */
export interface BankDiff {
  readonly from: string
  readonly to: string
  /** The largest of all items' bumps. */
  readonly bump: Bump
  readonly items: readonly ItemDiff[]
  readonly unchanged: number
  /** Ids of tests that were added, taken away, or changed in more than their release. */
  readonly tests: {
    readonly added: readonly string[]
    readonly removed: readonly string[]
    readonly changed: readonly string[]
  }
  readonly taxonomy: 'same' | 'changed'
}

export interface ItemDiff {
  readonly item: string
  readonly change: 'added' | 'removed' | 'changed' | 'recalibrated'
  readonly from?: string
  readonly to?: string
  readonly bump: Bump
  readonly reasons: readonly BumpReason[]
  /** What `assay release` refuses in it. */
  readonly refusals: readonly string[]
  readonly statement: readonly DiffLine[]
  readonly cases: {
    readonly added: readonly CaseWords[]
    readonly removed: readonly CaseWords[]
    readonly edited: readonly (CaseWords & { readonly fields: readonly string[] })[]
  }
  /** Everything else that differs, by what it is called. */
  readonly fields: readonly {
    readonly what: string
    readonly path: string
    readonly before?: unknown
    readonly after?: unknown
  }[]
  /** Categories of stored submissions and responses; null where one was not there. */
  readonly categories: readonly {
    readonly answer: string
    readonly before: number | null
    readonly after: number | null
  }[]
  readonly parameters?: {
    readonly before: PublicItem['parameters']
    readonly after: PublicItem['parameters']
  }
}

interface CaseWords {
  readonly id: string
  readonly name: string
  readonly group: string
  readonly visible: boolean
}

/** Compares two states of a bank; only items whose hashes differ are looked at. */
export function diffBanks(from: BankState, to: BankState): BankDiff {
  const before = new Map(from.index.items.map((item) => [item.id, item]))
  const after = new Map(to.index.items.map((item) => [item.id, item]))
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort()
  const items = ids.flatMap((id): ItemDiff[] => {
    const [old, now] = [before.get(id), after.get(id)]
    if (!old)
      return [{ ...nothing, item: id, change: 'added', ...(now ? { to: now.version } : {}), bump: 'minor' }]
    if (!now) return [{ ...nothing, item: id, change: 'removed', from: old.version, bump: 'major' }]
    const sealed = [from.sealedHash?.(id), to.sealedHash?.(id)]
    const isSealedSame = sealed[0] !== undefined && sealed[0] === sealed[1]
    const isSame = old.hash === now.hash && (isSealedSame || sealed.includes(undefined))
    if (isSame) return []
    // Only what differs is read.
    const [left, right] = [from.item(id), to.item(id)]
    if (!left || !right) return []
    return [itemDiff(id, left, right, isSealedSame)]
  })
  return {
    from: from.name,
    to: to.name,
    bump: items.reduce<Bump>((largest, { bump }) => largerBump(largest, bump), 'none'),
    items,
    unchanged: [...after.keys()].length - items.filter(({ change }) => change !== 'removed').length,
    tests: testChanges(from.index.tests, to.index.tests),
    taxonomy: canonicalJson(from.index.taxonomy) === canonicalJson(to.index.taxonomy) ? 'same' : 'changed',
  }
}

const nothing = {
  reasons: [],
  refusals: [],
  statement: [],
  cases: { added: [], removed: [], edited: [] },
  fields: [],
  categories: [],
} as const

function itemDiff(id: string, before: ItemHalves, after: ItemHalves, isSealedSame: boolean): ItemDiff {
  const { reasons, refusals, cases, fields } = compareItems(before, after, { isSealedSame })
  const [old, now] = [before.public, after.public]
  const raised = bumpBetween(old.version, now.version)
  const isMeasured = canonicalJson(old.parameters) !== canonicalJson(now.parameters)
  const isOnlyMeasured = isMeasured && raised === 'none' && reasons.length === 0
  return {
    item: id,
    change: isOnlyMeasured ? 'recalibrated' : 'changed',
    from: old.version,
    to: now.version,
    bump: isOnlyMeasured ? 'minor' : largerBump(bumpOfReasons(reasons), raised),
    reasons,
    refusals,
    statement: diffLines(linesOfHtml(old.stem), linesOfHtml(now.stem)),
    cases: {
      added: cases.added.map(caseWords),
      removed: cases.removed.map(caseWords),
      edited: cases.edited.map(({ one, fields: changed }) => ({ ...caseWords(one), fields: changed })),
    },
    fields: fields
      .filter(({ path }) => path[0] !== 'stem')
      .map(({ path, words, ...values }) => ({ what: words, path: path.join('.'), ...values })),
    categories: categoryChanges(before, after),
    ...(isMeasured ? { parameters: { before: old.parameters, after: now.parameters } } : {}),
  }
}

function caseWords({
  id,
  name,
  group,
  isVisible,
}: {
  id: string
  name: string
  group: string
  isVisible: boolean
}): CaseWords {
  return { id, name, group, visible: isVisible }
}

function categoryChanges(before: ItemHalves, after: ItemHalves): ItemDiff['categories'] {
  const [old, now] = [categoriesOf(before), categoriesOf(after)]
  if (!old || !now) return []
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((answer) => old.get(answer) !== now.get(answer))
    .map((answer) => ({ answer, before: old.get(answer) ?? null, after: now.get(answer) ?? null }))
}

function categoriesOf({ public: half, sealed }: ItemHalves): ReadonlyMap<string, number> | undefined {
  if (sealed === undefined) return undefined
  const responses: readonly { readonly name: string; readonly category: number }[] =
    'responses' in sealed ? (sealed.responses ?? []) : []
  return new Map([
    ...[...storedAnswers({ public: half, sealed }).values()].map(
      ({ file, category }) => [file, category] as const,
    ),
    ...responses.map(({ name, category }) => [name, category] as const),
  ])
}

function testChanges(before: ReleasePublic['tests'], after: ReleasePublic['tests']): BankDiff['tests'] {
  const texts = (tests: ReleasePublic['tests']) =>
    new Map(tests.map((test) => [test.id, canonicalJson({ ...test, release: '' })]))
  const [old, now] = [texts(before), texts(after)]
  return {
    added: [...now.keys()].filter((id) => !old.has(id)),
    removed: [...old.keys()].filter((id) => !now.has(id)),
    changed: [...now].flatMap(([id, text]) => (old.has(id) && old.get(id) !== text ? [id] : [])),
  }
}
