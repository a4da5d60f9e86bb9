import { canonicalJson } from '#log'
import type { PublicItem } from '#schemas/public-item'
import type { ReleaseSealed } from '#schemas/release-sealed'
import { foldedLength, foldText, SHORTEST_SECRET, type Secret } from './matcher.ts'

/** A sealed half together with the public half of the same items. */
export interface Halves {
  readonly sealed: ReleaseSealed
  readonly items: readonly PublicItem[]
}

/** Characters of an authored text below which it says too little to be searched for. */
const SHORTEST_TEXT = 16
/** Folded bytes of a case's value from which on it is no coincidence, and of one that holds nothing but numbers. */
const SHORTEST_VALUE = 24
const SHORTEST_NUMBERS = 32

/**
 * What no built site may hold: the canaries of sealed halves, the whole key of every graded item (hidden cases, right
 * answers, submissions, explanations, feedback, hints), and what is sealed of practice items (what authors say of their
 * submissions).
 *
 * What a practice item discloses is no secret. Prose counts whatever the graded item's own public half says, so that a
 * compiler's slip cannot excuse itself; lines of code, values and answers count unless the item shows them.
 */
export function secretsOf(halves: readonly Halves[]): readonly Secret[] {
  const disclosed = foldText(
    halves
      .flatMap(({ items }) => items)
      .filter(({ use }) => use === 'practice')
      .map(plainText)
      .join('\n'),
  )
  const secrets = halves.flatMap(({ sealed, items }) => {
    const shown = new Map(items.map((item) => [item.id, item]))
    return [
      { item: `the bank ${sealed.bank}`, what: 'canary', text: sealed.canary },
      ...sealed.items.flatMap((item) => {
        const publicItem = shown.get(item.id)
        const own = publicItem ? foldText(plainText(publicItem)) : ''
        const canary = { item: item.id, what: 'canary', text: item.canary }
        const mistakes = item.submissions.flatMap(({ mistake = '', approach = '' }) => [
          ...prose(item.id, 'mistake of a submission', mistake),
          ...prose(item.id, 'approach of a submission', approach),
        ])
        const sealedTexts =
          publicItem?.use === 'practice'
            ? mistakes
            : [
                ...mistakes,
                ...gradedProse(item),
                ...gradedData(item).filter(({ text }) => !own.includes(foldText(text))),
              ]
        return [
          ...(item.canary === sealed.canary ? [] : [canary]),
          ...sealedTexts.filter(({ text }) => !disclosed.includes(foldText(text))),
        ]
      }),
    ]
  })
  return distinct(secrets.filter(({ text }) => foldedLength(text) >= SHORTEST_SECRET))
}

type SealedItem = ReleaseSealed['items'][number]

/** What the author wrote about the answer. */
function gradedProse(item: SealedItem): readonly Secret[] {
  const { id } = item
  const responses = 'responses' in item ? (item.responses ?? []) : []
  return [
    ...prose(id, 'explanation', item.explanation),
    ...item.hints.flatMap(({ html }) => prose(id, 'hint', html)),
    ...responses.flatMap(({ why }) => prose(id, 'reason of a response', why)),
    ...keyProse(item).flatMap(([what, text]) => prose(id, what, text)),
  ]
}

function keyProse(item: SealedItem): readonly (readonly [what: string, text: string])[] {
  switch (item.kind) {
    case 'code':
      return item.key.groups.map(({ title }) => ['title of a group of cases', title])
    case 'choice':
      return Object.values(item.key.feedback).map((text) => ['feedback', text])
    case 'order':
      return item.key.distractors.map(({ why }) => ['reason of a distractor', why])
    case 'trace':
    case 'short':
      return []
  }
}

/** The answer itself. */
function gradedData(item: SealedItem): readonly Secret[] {
  return [
    ...answers(item).flatMap((text) => prose(item.id, 'key', text)),
    ...keyStructure(item),
    ...values(item),
    ...item.submissions.flatMap(({ text }) => lines(item.id, text)),
  ]
}

function answers(item: SealedItem): readonly string[] {
  if (item.kind === 'trace') return Object.values(item.key.values)
  if (item.kind !== 'short') return []
  return item.key.key.flatMap(({ value }) =>
    typeof value === 'object' && !Array.isArray(value) ? [] : [value].flat().map(String),
  )
}

/** The key as data: each part of it as JSON, such as `"right":["k3v9"]`. */
function keyStructure(item: SealedItem): readonly Secret[] {
  const parts =
    item.kind === 'code'
      ? item.key.groups.map((group) => canonicalJson(group))
      : item.kind === 'order'
        ? item.key.required.map((block) => canonicalJson(block))
        : Object.entries(item.key).map(([name, part]) => `"${name}":${canonicalJson(part)}`)
  return parts
    .filter((text) => text.length >= SHORTEST_TEXT)
    .map((text) => ({ item: item.id, what: 'key', text }))
}

/** Inputs and expected values of cases, where they are distinctive. */
function values(item: SealedItem): readonly Secret[] {
  if (item.kind !== 'code') return []
  return item.key.cases.flatMap(({ id, name, input, expected }) => [
    { item: item.id, what: `id of the case ${name}`, text: id },
    ...[...input, expected].flatMap((value) => {
      const text = canonicalJson(value)
      const shortest = /[a-z]/i.test(text) ? SHORTEST_VALUE : SHORTEST_NUMBERS
      if (foldedLength(text) < shortest || new Set(text).size < 6) return []
      return [{ item: item.id, what: `value of the case ${name}`, text }]
    }),
  ])
}

function lines(item: string, code: string): readonly Secret[] {
  return code
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= SHORTEST_TEXT)
    .map((text) => ({ item, what: 'line of a submission', text }))
}

/** A text's sentences, without markup: a part of an explanation is as much of a leak as the whole. */
function prose(item: string, what: string, html: string): readonly Secret[] {
  return withoutMarkup(html)
    .split(/\n+|(?<=[.!?:;])\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length >= SHORTEST_TEXT)
    .map((text) => ({ item, what, text }))
}

const BLOCK =
  /<\/?(?:p|li|ul|ol|pre|blockquote|h[1-6]|div|section|table|thead|tbody|tr|td|th|br|hr|figure|figcaption|dl|dt|dd)\b[^<>]*>/gi

function withoutMarkup(html: string): string {
  return html
    .replace(BLOCK, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(lt|gt|quot|apos|nbsp);/g, (_, name: string) => NAMED[name] ?? ' ')
    .replace(/&#(?:x([0-9a-f]+)|([0-9]+));/gi, (_, hex?: string, decimal?: string) =>
      String.fromCodePoint(Math.min(hex === undefined ? Number(decimal) : parseInt(hex, 16), 0x10ffff)),
    )
    .replace(/&amp;/g, '&')
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** Everything that a public item says, as the JSON that is served and as text without markup. */
function plainText(item: PublicItem): string {
  const json = canonicalJson(item)
  return `${json}\n${texts(item).map(withoutMarkup).join('\n')}`
}

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}

function distinct(secrets: readonly Secret[]): readonly Secret[] {
  return [...new Map(secrets.map((secret) => [`${secret.item}\n${foldText(secret.text)}`, secret])).values()]
}
