import { decodeLog, formHash, fromBase64Url, openResult, SealError, SESSION_LANGUAGES } from '#log'
import type { SessionEvent } from '#schemas/event'
import { sealedResultSchema, type SealedResult } from '#schemas/sealed-result'
import type { ScoredTest } from './graded-test.ts'
import { formOf, RegistryError, type Registry, type RegistryForm } from './registry.ts'
import type { Stamps } from './stamps.ts'

/** What sealed results of a test are opened with. */
export interface SealedSource {
  readonly registry: Registry
  readonly organisation: CryptoKeyPair
  /** the test that the registry names */
  readonly test: ScoredTest
  /** what the witness of its forms was told */
  readonly stamps?: Stamps
}

/** Bytes of a file at most. */
export const MOST_SEALED = 16 * 1024 * 1024

/** @returns the file's form; why it has none, in words */
export function readSealed(text: string): SealedResult | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'This is no sealed result, or a part of one: the file was cut or changed on its way. Ask for it again; the candidate can download it once more.'
  }
  const parsed = sealedResultSchema.parse(value)
  if (parsed.ok) return parsed.value
  const [fault] = parsed.faults
  const isNewer =
    typeof value === 'object' && value !== null && 'version' in value && Number(value.version) > 1
  return isNewer
    ? 'A newer version of Assay sealed this result. Score it with that version.'
    : `This is no sealed result: ${fault?.path || 'the file'} ${fault?.message ?? 'is wrong'}.`
}

export type OpenedLog =
  | { readonly ok: true; readonly events: readonly SessionEvent[]; readonly head: string }
  | { readonly ok: false; readonly reason: string }

/**
 * Opens a sealed result and holds it against the line of its attempt.
 *
 * @returns the events of its log; why it cannot be trusted, in words
 */
export async function openSealed(
  result: SealedResult,
  line: RegistryForm,
  { registry, organisation, test }: SealedSource,
): Promise<OpenedLog> {
  const no = (reason: string): OpenedLog => ({ ok: false, reason })
  if (result.form !== line.form)
    return no('The result was made with another form than the one that was sealed for this attempt.')
  if (!isOwnForm(registry, line))
    return no('The line of the registry is not the form that was sealed: take the registry from a copy.')
  let bytes: Uint8Array
  try {
    bytes = await openResult(result, organisation, {
      attempt: line.attempt,
      form: line.form,
      secret: fromBase64Url(line.secret),
    })
  } catch (error) {
    if (error instanceof SealError) return no(`${error.message}.`)
    throw error
  }
  const log = decodeLog(bytes)
  if (!log.ok) return no(log.seq === undefined ? log.message : `Event ${log.seq}: ${log.message}`)
  const [start] = log.events
  if (start?.type !== 'start') return no('The log does not begin with a start event.')
  const { attempt, seed, form, release, accommodations, languages, seen } = start.data
  if (attempt !== line.attempt || form !== line.form || seed !== line.seed)
    return no('The log inside is of another attempt than the file says.')
  if (release.hash !== test.release.hash)
    return no('The log was taken with another release than the one that was sealed.')
  if (JSON.stringify(sorted(accommodations)) !== JSON.stringify(sorted(line.accommodations)))
    return no('The log claims other accommodations than those that were sealed for this candidate.')
  if (languages.join() !== SESSION_LANGUAGES.join())
    return no('The log names other languages than the page offers, which would keep problems from coming.')
  if (seen !== undefined)
    return no('The log claims that items were met before, which keeps them from counting: no form says so.')
  return { ok: true, events: log.events, head: log.head }
}

function isOwnForm({ head }: Registry, line: RegistryForm): boolean {
  try {
    return formHash(formOf(head, line)) === line.form
  } catch (error) {
    if (error instanceof RegistryError) return false
    throw error
  }
}

function sorted(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1))
}
