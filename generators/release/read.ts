import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { canonicalJson, hashOf, parseJson, sha256Hex } from '#log'
import { qualitySchema, type Quality } from '#schemas/quality'
import { releasePublicSchema, type ReleasePublic } from '#schemas/release-public'
import { releaseSealedSchema, type ReleaseSealed } from '#schemas/release-sealed'
import { signatureSchema, type Signature } from '#schemas/signature'
import { releaseShardSchema, type ReleaseShard } from '#schemas/release-shard'
import type { Schema } from '#schemas/schema'
import type { PublicHalf } from './assemble.ts'
import { sealedTexts } from './sealed-texts.ts'
import { isGenuine } from './sign/signature.ts'
import { textHash } from './text-hash.ts'

/** A release as it lies on the disk; the sealed half may be elsewhere. */
export interface StoredRelease {
  readonly public: PublicHalf
  readonly items: ReleaseShard['items']
  /** The quality report of its public half; the first releases have none. */
  readonly report?: Quality
  readonly sealed?: ReleaseSealed
  /** The sealed half as it was written. */
  readonly sealedText?: string
  /** Genuine and about these halves; whose key it is, is for the bank to say. */
  readonly signature?: Signature
}

type Read<T> = { readonly ok: true; readonly release: T } | { readonly ok: false; readonly message: string }

export type ReadRelease = Read<StoredRelease>

/**
 * Reads a release and checks every hash in it: a published version that changed is refused.
 *
 * @param folder `releases/<version>`
 */
export function readRelease(folder: string): Promise<ReadRelease> {
  return orRefused(() => read(folder))
}

async function read(folder: string): Promise<StoredRelease> {
  const { hash, index, indexText, quality, report } = await readHead(folder)
  const shards = new Map<string, string>()
  const items: ReleaseShard['items'][number][] = []
  for (const hash of new Set(index.items.map(({ shard }) => shard))) {
    const text = await readShard(folder, hash)
    shards.set(hash, text)
    items.push(...parse(shardPath(folder, hash), text, releaseShardSchema).items)
  }
  const hashes = new Map(items.map((item) => [item.id, hashOf(item)]))
  const wrong = index.items.find(({ id, hash }) => hashes.get(id) !== hash)
  if (wrong) throw new Refused(`${folder}: the item ${wrong.id} is not the one that the index names`)
  const sealedText = await readOptional(sealedPath(folder))
  const sealed =
    sealedText === undefined ? undefined : parseWritten(sealedPath(folder), sealedText, releaseSealedSchema)
  const half = { hash, index, indexText, shards, ...(quality === undefined ? {} : { quality }) }
  const signature = await readSignature(folder, half, sealedText)
  return {
    public: half,
    items,
    ...(report ? { report } : {}),
    ...(sealed && sealedText !== undefined ? { sealed, sealedText } : {}),
    ...(signature ? { signature } : {}),
  }
}

/**
 * Reads a release and checks the hashes of all its texts, and reads its items only where they are asked for: what is
 * named by the right hash is what was written.
 *
 * @param folder `releases/<version>`
 * @param known what the lock says of it, where it does; without, the form of its texts is checked as well
 */
export async function openRelease(
  folder: string,
  known?: { readonly hash: string; readonly sealed: string },
): Promise<ReadRelease> {
  return orRefused(async () => {
    const path = join(folder, 'public', 'index.json')
    const text = await readText(path)
    const hash = textHash(text)
    if (known && hash !== known.hash) return read(folder)
    const index = known
      ? parse(path, text, releasePublicSchema)
      : parseWritten(path, text, releasePublicSchema)
    const sealedText = await readOptional(sealedPath(folder))
    // What is not the half that was written is told more exactly where all of it is read.
    if (sealedText !== undefined && !isAsWritten(sealedText, known?.sealed)) return read(folder)
    const names = [...new Set(index.items.map(({ shard }) => shard))]
    const shards = new Map<string, string>()
    for (const [at, shard] of (await Promise.all(names.map((name) => readShard(folder, name)))).entries())
      shards.set(names[at] ?? '', shard)
    const report = join(folder, 'public', 'quality.json')
    const quality = index.quality === undefined ? undefined : await readText(report)
    if (quality !== undefined && textHash(quality) !== index.quality)
      throw new Refused(`${report} was changed after its release`)
    const half = { hash, index, indexText: text, shards, ...(quality === undefined ? {} : { quality }) }
    const signature = await readSignature(folder, half, sealedText)
    let items: StoredRelease['items'] | undefined
    let sealed: ReleaseSealed | undefined
    const readItems = () =>
      (items ??= [...shards].flatMap(
        ([name, shard]) => parse(shardPath(folder, name), shard, releaseShardSchema).items,
      ))
    const rest = { public: half, ...(signature ? { signature } : {}) }
    if (sealedText === undefined)
      return {
        ...rest,
        get items() {
          return readItems()
        },
      }
    return {
      ...rest,
      get items() {
        return readItems()
      },
      get sealed() {
        return (sealed ??= parse(sealedPath(folder), sealedText, releaseSealedSchema))
      },
      sealedText,
    }
  })
}

/** Of a release that no lock names any more, only the form of its sealed half is known. */
function isAsWritten(sealedText: string, hash: string | undefined): boolean {
  return hash === undefined ? sealedTexts(sealedText) !== undefined : textHash(sealedText) === hash
}

function shardPath(folder: string, hash: string): string {
  return join(folder, 'public', 'shards', `${hash}.json`)
}

async function readShard(folder: string, hash: string): Promise<string> {
  const path = shardPath(folder, hash)
  const text = await readText(path)
  if (textHash(text) !== hash) throw new Refused(`${path} was changed after its release`)
  return text
}

/** The signature of a release, checked against its halves; a sealed half that is elsewhere is taken at its word. */
async function readSignature(
  folder: string,
  { hash, index }: Pick<PublicHalf, 'hash' | 'index'>,
  sealedText: string | undefined,
): Promise<Signature | undefined> {
  const path = join(folder, 'signature.json')
  const text = await readOptional(path)
  if (text === undefined) return undefined
  const signature = parseWritten(path, text, signatureSchema)
  const isAbout =
    signature.bank === index.bank &&
    signature.release === index.release &&
    signature.public === hash &&
    (sealedText === undefined || signature.sealed === textHash(sealedText))
  if (!isAbout) throw new Refused(`${path} is the signature of another release`)
  if (!isGenuine(signature))
    throw new Refused(`${path} does not verify: it was not made by the key that it names`)
  return signature
}

/** The index of a release and its report. */
interface ReleaseHead {
  /** SHA-256 of the index. */
  readonly hash: string
  readonly index: ReleasePublic
  /** The index as it was written. */
  readonly indexText: string
  readonly report?: Quality
  /** The report as it was written. */
  readonly quality?: string
}

/**
 * Reads the index of a release, its report and its signature, and nothing of its items.
 *
 * @param folder `releases/<version>`
 */
export function readIndex(folder: string): Promise<Read<ReleaseHead & Pick<StoredRelease, 'signature'>>> {
  return orRefused(async () => {
    const head = await readHead(folder)
    const signature = await readSignature(folder, head, undefined)
    return { ...head, ...(signature ? { signature } : {}) }
  })
}

async function readHead(folder: string): Promise<ReleaseHead> {
  const indexPath = join(folder, 'public', 'index.json')
  const indexText = await readText(indexPath)
  const index = parseWritten(indexPath, indexText, releasePublicSchema)
  const head = { hash: textHash(indexText), index, indexText }
  if (index.quality === undefined) return head
  const path = join(folder, 'public', 'quality.json')
  const quality = await readText(path)
  if (sha256Hex(quality) !== index.quality) throw new Refused(`${path} was changed after its release`)
  return { ...head, quality, report: parse(path, quality, qualitySchema) }
}

async function orRefused<T>(read: () => Promise<T>): Promise<Read<T>> {
  try {
    return { ok: true, release: await read() }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, message: error.message }
    throw error
  }
}

class Refused extends Error {
  override readonly name = 'Refused'
}

function sealedPath(folder: string): string {
  return join(folder, 'sealed', 'sealed.json')
}

function readOptional(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined
    throw error
  })
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isMissing(error)) throw new Refused(`${path} is missing`)
    throw error
  }
}

/** Releases are written as canonical JSON: other bytes are not those that were written. */
function parseWritten<T>(path: string, text: string, schema: Schema<T>): T {
  const value = parse(path, text, schema)
  if (canonicalJson(value) !== text) throw new Refused(`${path} was changed after its release`)
  return value
}

function parse<T>(path: string, text: string, schema: Schema<T>): T {
  const json = parseJson(text)
  if (!json.ok) throw new Refused(`${path} is no JSON: ${json.message}`)
  const parsed = schema.parse(json.value)
  if (parsed.ok) return parsed.value
  const [fault] = parsed.faults
  throw new Refused(`${path} is no ${schema.name}: ${fault?.path ?? ''} ${fault?.message ?? ''}`)
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
