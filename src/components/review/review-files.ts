import { fingerprintOf } from '#log'
import { MOST_SEALED, parseRegistry, readSealed, RegistryError, type Registry } from '#results'
import { organisationKeySchema, type OrganisationKey } from '#schemas/organisation-key'
import type { ReleaseSealed } from '#schemas/release-sealed'
import type { SealedResult } from '#schemas/sealed-result'
import { review as words } from '../../text/review.ts'

/** A file that was given to the page, by what it holds. */
export type ReviewFile =
  | { readonly type: 'result'; readonly name: string; readonly result: SealedResult }
  | { readonly type: 'registry'; readonly name: string; readonly registry: Registry }
  | {
      readonly type: 'keys'
      readonly name: string
      readonly keys: OrganisationKey
      readonly fingerprint: string
    }
  | { readonly type: 'sealed'; readonly name: string; readonly sealed: ReleaseSealed }
  | { readonly type: 'refused'; readonly name: string; readonly reason: string }

/** Bytes of a registry or a sealed half at most: both are the organisation's own. */
const MOST_OWN = 128 * 1024 * 1024

/** Work and memory of opening keys at most, as `n · p` of scrypt: four times what `assay keys` sets, half a GiB. */
const MOST_SCRYPT = 4 * 131_072

/**
 * Tells a file by its content, whatever its name says.
 *
 * @returns what it is, or why it is nothing; never rejects
 */
export async function readReviewFile(file: File): Promise<ReviewFile> {
  const { name } = file
  const refused = (reason: string): ReviewFile => ({ type: 'refused', name, reason })
  if (file.size > MOST_OWN) return refused(words.files.large)
  let text: string
  try {
    text = await file.text()
  } catch {
    return refused(words.files.unreadable)
  }
  if (/^\{"[^\n]*"kind":"registry"/.test(text)) return readRegistryText(name, text)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refused(text.trimStart().startsWith('{') ? words.files.cut : words.files.noJson)
  }
  if (isRecord(value) && 'private' in value) {
    const parsed = organisationKeySchema.parse(value)
    if (!parsed.ok) return refused(words.files.wrong(faultOf(parsed.faults)))
    const { scrypt } = parsed.value.private
    if (scrypt.n * scrypt.p > MOST_SCRYPT) return refused(words.files.costly)
    return { type: 'keys', name, keys: parsed.value, fingerprint: fingerprintOf(parsed.value.public) }
  }
  if (isRecord(value) && 'canary' in value && 'items' in value) {
    // Knows every kind of item, and only who has a sealed half needs it.
    const { releaseSealedSchema } = await import('#schemas/release-sealed')
    const parsed = releaseSealedSchema.parse(value)
    return parsed.ok
      ? { type: 'sealed', name, sealed: parsed.value }
      : refused(words.files.wrong(faultOf(parsed.faults)))
  }
  if (file.size > MOST_SEALED) return refused(words.files.large)
  const result = readSealed(text)
  return typeof result === 'string' ? refused(result) : { type: 'result', name, result }
}

function readRegistryText(name: string, text: string): ReviewFile {
  try {
    return { type: 'registry', name, registry: parseRegistry(text, name) }
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error
    return { type: 'refused', name, reason: `${error.message}.` }
  }
}

function faultOf(faults: readonly { readonly path: string; readonly message: string }[]): string {
  const [fault] = faults
  return `${fault?.path || 'the file'} ${fault?.message ?? 'is wrong'}`
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
