import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { Blueprint } from '#schemas/blueprint'
import type { Accommodations } from '#schemas/event'
import type { GradedItem, PracticeItem } from '#schemas/public-item'
import type { ReleasePublic } from '#schemas/release-public'
import type { ReleaseSealed } from '#schemas/release-sealed'
import { canonicalJson } from '../canonical-json.ts'
import { hashOf, sha256Hex } from '../hash.ts'
import { fromBase64Url, toBase64Url } from './base64url.ts'
import { closeBox, NONCE_BYTES, openBox, SealError } from './box.ts'
import { compress, decompress } from './gzip.ts'

/** What one candidate's test is: everything that the browser needs to give it, but for the items themselves. */
export interface CandidateForm {
  readonly version: 1
  /** UUID of the attempt */
  readonly attempt: string
  /** 32 hex digits: every draw of the session follows from it */
  readonly seed: string
  readonly bank: string
  /** hash: SHA-256 of the release's index */
  readonly release: { readonly version: string; readonly hash: string }
  readonly test: Blueprint
  /** to whom the result is sealed; public: X25519 in base64 */
  readonly organisation: { readonly name: string; readonly public: string }
  readonly accommodations: Accommodations
  /** moments between which the test may begin, ISO 8601 in UTC */
  readonly opens?: string
  readonly closes?: string
  /** what the candidate is told of what becomes of their result */
  readonly notice?: { readonly keptDays: number; readonly contact: string }
  /** URL that takes the sealed result; without it the candidate hands the file in */
  readonly endpoint?: string
  /** the endpoint is told of the start, of each submission and of the end as well */
  readonly witness?: true
  /** the items that this candidate may meet, in the order of the release */
  readonly items: readonly SealedContent[]
}

/** Where an item's content lies, and what opens it. */
export interface SealedContent {
  /** SHA-256 of the encrypted bytes, 64 hex digits */
  readonly content: string
  /** 32 bytes in base64url */
  readonly key: string
}

/** An item as a candidate's browser gets it: nothing of its key but what steers. */
export interface FormContent {
  readonly version: 1
  readonly facts: ReleasePublic['items'][number]
  readonly item: GradedItem
  /** of an item that steers: what its answers are run on before the next item is chosen */
  readonly steering?: SteeringKey
}

/** The key of an item that is run, with the cases that steer in place of those that the score of record comes from. */
export type SteeringKey = Extract<ReleaseSealed['items'][number], { kind: 'code' | 'debug' | 'sql' }>['key']

/**
 * An item of a graded test as a session and a replay know items: what can be scored there is scored by what steers; all
 * other parts of a key are empty.
 */
export function steeredItem({ item, steering }: Pick<FormContent, 'item' | 'steering'>): PracticeItem {
  return itemWithKey(item, steering ?? {})
}

/** A graded item in the form of those that carry their key. @param key of the item's kind, or as much of it as there is */
export function itemWithKey(item: GradedItem, key: object): PracticeItem {
  const grading = { key, hints: [], explanation: '', solutions: [] }
  return { ...item, use: 'practice', grading } as unknown as PracticeItem
}

/** A release of what a form may show and nothing else, as sessions and replays want releases. */
export function indexOfForm(
  { bank, release, test }: Pick<CandidateForm, 'bank' | 'release' | 'test'>,
  items: ReleasePublic['items'],
): ReleasePublic {
  return {
    version: 1,
    bank,
    title: test.title,
    release: release.version,
    taxonomy: { version: 1, areas: [] },
    tests: [test],
    items,
  }
}

/** A form as it lies beside the site: nobody can read it without the access secret of the candidate's link. */
export interface SealedForm {
  readonly version: 1
  readonly kind: 'assay-form'
  readonly attempt: string
  readonly box: string
}

/** Bytes of an access secret and of the keys that are derived from it. */
export const SECRET_BYTES = 32
/** Bytes of an item's content at most, once it is opened. */
const MOST_CONTENT = 8 * 1024 * 1024

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

/** What a form is called in logs and results: SHA-256 of its canonical JSON, 64 hex digits. */
export function formHash(form: CandidateForm): string {
  return hashOf(form)
}

/** A key that only the holder of a candidate's link can derive (HKDF-SHA-256, RFC 5869). @param use what it is for */
export function derivedKey(
  secret: Uint8Array<ArrayBuffer>,
  attempt: string,
  use: string,
): Uint8Array<ArrayBuffer> {
  if (secret.length !== SECRET_BYTES)
    throw new RangeError(`Unexpected secret of ${secret.length} bytes, expected ${SECRET_BYTES}`)
  const salt = encoder.encode(attempt)
  return new Uint8Array(hkdf(sha256, secret, salt, encoder.encode(use), SECRET_BYTES))
}

/** Encrypts a form under the access secret of its link. */
export async function sealForm(form: CandidateForm, secret: Uint8Array<ArrayBuffer>): Promise<SealedForm> {
  const key = derivedKey(secret, form.attempt, FORM_USE)
  const box = await closeBox(key, bytesOf(form), new Uint8Array(encoder.encode(form.attempt)))
  return { version: 1, kind: 'assay-form', attempt: form.attempt, box: toBase64Url(box) }
}

/**
 * Opens a form with the access secret of its link.
 *
 * @throws SealError for the secret of another link, and for a file that was changed
 */
export async function openForm(
  { attempt, box }: SealedForm,
  secret: Uint8Array<ArrayBuffer>,
): Promise<CandidateForm> {
  const key = derivedKey(secret, attempt, FORM_USE)
  const bytes = await openBox(key, fromBase64Url(box), new Uint8Array(encoder.encode(attempt)))
  return JSON.parse(decoder.decode(bytes)) as CandidateForm
}

/**
 * Encrypts an item's content once, under a key of its own, for all candidates that may meet it.
 *
 * @param known its key in base64url, where it was encrypted before: then the same bytes come of it
 */
export async function sealContent(
  content: FormContent,
  known?: string,
): Promise<SealedContent & { readonly bytes: Uint8Array<ArrayBuffer> }> {
  const key =
    known === undefined ? crypto.getRandomValues(new Uint8Array(SECRET_BYTES)) : fromBase64Url(known)
  const compressed = await compress(bytesOf(content))
  const bytes = await closeBox(key, compressed, CONTENT_BOUND, new Uint8Array(NONCE_BYTES))
  return { content: sha256Hex(bytes), key: toBase64Url(key), bytes }
}

/**
 * Opens an item's content.
 *
 * @throws SealError for bytes that the form does not name
 */
export async function openContent(
  { content, key }: SealedContent,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<FormContent> {
  if (sha256Hex(bytes) !== content)
    throw new SealError('The content of an item is not the one that was sealed')
  const opened = await openBox(fromBase64Url(key), bytes, CONTENT_BOUND)
  return JSON.parse(decoder.decode(await decompress(opened, MOST_CONTENT))) as FormContent
}

const FORM_USE = 'assay/form/v1'
const CONTENT_BOUND = new Uint8Array(encoder.encode('assay/content/v1'))

function bytesOf(value: unknown): Uint8Array<ArrayBuffer> {
  return new Uint8Array(encoder.encode(canonicalJson(value)))
}
