import { canonicalJson } from '#log'
import type { PublicItem } from '#schemas/public-item'
import type { ReleaseSealed } from '#schemas/release-sealed'
import { kindCompilers } from '../kinds/index.ts'
import type { KeySecrets } from '../kinds/kind.ts'
import { caseSecrets } from './case-secrets.ts'
import { withoutDisclosed, type DraftedSecret } from './drafted-secret.ts'
import { shinglesOf } from './fingerprint.ts'
import { foldedLength, foldText } from './fold.ts'
import { SHORTEST_SECRET, type Secret } from './matcher.ts'
import { plainText, textsOf, withoutMarkup } from './plain-text.ts'
import { programSecrets } from './program-secrets.ts'

/** A sealed half together with the public half of the same items. */
export interface Halves {
  readonly sealed: ReleaseSealed
  readonly items: readonly PublicItem[]
  /** Why planted faults of items cannot be told, by the item's id; where the items themselves are at hand. */
  readonly waivers?: ReadonlyMap<string, readonly string[]>
}

/** Characters of an authored text below which it says too little to be searched for. */
const SHORTEST_TEXT = 16
/** Characters of a text's beginning that are as much of a leak as the whole. */
const BEGINNING = 40

/**
 * What no built site may hold: the canaries of sealed halves, the whole key of every graded item (hidden cases, right
 * answers, submissions, explanations, feedback, hints, reasons of waivers), and what is sealed of practice items (what
 * authors say of their submissions).
 *
 * What a practice item discloses is no secret. Prose counts whatever the graded item's own public half says, so that a
 * compiler's slip cannot excuse itself; lines of code, values and answers count unless the item shows them, and texts
 * inside a hidden case's values unless any item does.
 */
export function secretsOf(halves: readonly Halves[]): readonly Secret[] {
  const items = halves.flatMap((half) => half.items)
  const publicShingles = onDemand(() => shinglesIn(items))
  // Canaries are secrets whatever any item says: one that says them is the leak.
  const canaries = halves.flatMap(({ sealed }) => [
    { item: `the bank ${sealed.bank}`, what: 'canary', text: sealed.canary },
    ...sealed.items
      .filter(({ canary }) => canary !== sealed.canary)
      .map(({ id, canary }) => ({ item: id, what: 'canary', text: canary })),
  ])
  const drafts = halves.flatMap(({ sealed, items: own, waivers }) => {
    const publicItems = new Map(own.map((item) => [item.id, item]))
    return sealed.items.flatMap((item) =>
      itemSecrets(item, publicItems.get(item.id), waivers?.get(item.id) ?? [], publicShingles),
    )
  })
  // The quality page shows the reasons of practice items.
  const reasons = halves.flatMap((half) =>
    half.items.flatMap(({ id, use }) => (use === 'practice' ? (half.waivers?.get(id) ?? []) : [])),
  )
  return distinct(
    [...canaries, ...withoutDisclosed(drafts, items, reasons)].filter(
      ({ text }) => foldedLength(text) >= SHORTEST_SECRET,
    ),
  )
}

/** What is sealed of an item, whatever other items say. */
function itemSecrets(
  item: SealedItem,
  publicItem: PublicItem | undefined,
  waivers: readonly string[],
  publicShingles: () => ReadonlySet<number>,
): readonly DraftedSecret[] {
  const mistakes = item.submissions.flatMap(({ mistake = '', approach = '' }) => [
    ...sentences(item.id, 'mistake of a submission', mistake),
    ...sentences(item.id, 'approach of a submission', approach),
  ])
  if (publicItem?.use === 'practice') return mistakes
  const own = publicItem ? foldText(plainText(publicItem)) : ''
  const isOwn = (text: string) => own.includes(foldText(text))
  return [
    ...mistakes,
    ...gradedProse(item, isOwn),
    ...waivers
      .flatMap((why) => sentences(item.id, 'reason of a waiver', why))
      .filter(({ text }) => !isOwn(text)),
    ...[item, ...steeringOf(item)].flatMap((one) => [
      ...gradedData(one, { publicItem, isOwn, publicShingles: publicShingles() }).filter(
        ({ text, beginning }) => !isOwn(beginning ?? text),
      ),
      ...caseSecrets(one, publicItem)
        .texts.filter(({ text }) => !isOwn(text))
        .map((secret) => ({ ...secret, unlessShown: true as const })),
    ]),
  ]
}

/** The item with the cases that steer it in place of those of its key: no site may hold them readable either. */
function steeringOf(item: SealedItem): readonly SealedItem[] {
  if (!('steering' in item) || item.steering === undefined) return []
  return [{ ...item, key: { ...item.key, cases: item.steering } } as SealedItem]
}

/** Runs of tokens of all public texts. */
function shinglesIn(items: readonly PublicItem[]): ReadonlySet<number> {
  return new Set(
    items
      .flatMap(textsOf)
      .flatMap((text) => [
        ...shinglesOf(text),
        ...(text.includes('<') ? shinglesOf(withoutMarkup(text)) : []),
      ]),
  )
}

/** Computes something the first time that it is asked for. */
function onDemand<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined
  return () => (known ??= { value: compute() }).value
}

type SealedItem = ReleaseSealed['items'][number]
/** Whether the item's own public half shows a text. */
type IsOwn = (text: string) => boolean

/** What the author wrote about the answer. */
function gradedProse(item: SealedItem, isOwn: IsOwn): readonly DraftedSecret[] {
  const { id } = item
  const responses = 'responses' in item ? (item.responses ?? []) : []
  const prose: readonly (readonly [what: string, html: string])[] = [
    ['explanation', item.explanation],
    ...item.hints.map(({ html }) => ['hint', html] as const),
    ...responses.map(({ why }) => ['reason of a response', why] as const),
    ...(keySecrets(item).prose ?? []),
  ]
  return prose.flatMap(([what, html]) =>
    sentences(id, what, html).map((secret) => {
      const beginning = secret.text.slice(0, BEGINNING)
      return isOwn(beginning) ? secret : { ...secret, beginning }
    }),
  )
}

interface Context {
  readonly publicItem: PublicItem | undefined
  readonly isOwn: IsOwn
  readonly publicShingles: ReadonlySet<number>
}

/** The answer itself. */
function gradedData(item: SealedItem, context: Context): readonly DraftedSecret[] {
  return [
    ...keyData(item),
    ...caseSecrets(item, context.publicItem).values,
    ...programSecrets(item.id, 'submission', item.submissions, context),
    ...programSecrets(item.id, 'version', keySecrets(item).programs ?? [], context),
  ]
}

/** What of the key gives the answer away: as the kind says, and each part of it as JSON, such as `"right":["k3v9"]`. */
function keySecrets(item: SealedItem): KeySecrets {
  // key and kind belong to one item, which the type of a union of pairs cannot say
  const secrets = kindCompilers[item.kind].secrets as (key: SealedItem['key']) => KeySecrets
  return secrets(item.key)
}

function keyData(item: SealedItem): readonly Secret[] {
  const { answers = [], forms = [], parts } = keySecrets(item)
  const json =
    parts?.map((part) => canonicalJson(part)) ??
    Object.entries(item.key).map(([name, part]) => `"${name}":${canonicalJson(part)}`)
  return [
    ...answers.flatMap((text) => sentences(item.id, 'key', text)),
    ...[...json.filter((text) => text.length >= SHORTEST_TEXT), ...forms].map((text) => ({
      item: item.id,
      what: 'key',
      text,
    })),
  ]
}

/** A text's sentences, without markup: a part of an explanation is as much of a leak as the whole. */
function sentences(item: string, what: string, html: string): readonly Secret[] {
  const plain = withoutMarkup(withoutWraps(html))
  const all = plain.split(/\n+|(?<=[.!?:;])\s+/).map(trimmed)
  const telling = all.filter((sentence) => sentence.length >= SHORTEST_TEXT)
  const beginning = trimmed(plain.trim().replace(/\s+/g, ' ').slice(0, BEGINNING))
  // A text that begins with a short sentence is told by what stands after it.
  const first = all.find((sentence) => sentence.length > 0) ?? ''
  const isNeeded = first.length < SHORTEST_TEXT && beginning.length >= SHORTEST_TEXT
  return [...(isNeeded ? [beginning] : []), ...telling].map((text) => ({ item, what, text }))
}

/** HTML whose lines go on where its source had a break: half a sentence at the end of a line is no sentence. */
function withoutWraps(html: string): string {
  if (!/<[a-z]/i.test(html)) return html
  return html
    .split(/(<pre\b[\s\S]*?<\/pre>)/i)
    .map((part) => (/^<pre\b/i.test(part) ? part : part.replace(/\s*\n\s*/g, ' ')))
    .join('')
}

/** Without the marks at the end that a quotation leaves out. */
function trimmed(sentence: string): string {
  return sentence.trim().replace(/[.!?:;,…\s]+$/, '')
}

function distinct(secrets: readonly Secret[]): readonly Secret[] {
  return [...new Map(secrets.map((secret) => [`${secret.item}\n${foldText(secret.text)}`, secret])).values()]
}
