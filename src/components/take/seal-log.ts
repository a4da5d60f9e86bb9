import { sealResult, sha256Hex } from '#log'
import { FORM_STORE, type OpenedForm } from '../../session/graded/open-link.ts'
import { site } from '../addresses.ts'

/**
 * Seals a log to the organisation of a form. The same log gives the same file for as long as this browser keeps it, so that
 * opening the page once more is no other result to whoever collects them.
 *
 * @param log as it is exported
 * @returns the text of the sealed file
 */
export async function sealLog({ form, hash, link }: OpenedForm, log: Blob): Promise<string> {
  const { attempt, secret } = link
  const text = await log.text()
  const address = `${site.sealed}results/${attempt}.${sha256Hex(text)}`
  const store = await caches.open(FORM_STORE).catch(() => undefined)
  const kept = await store?.match(address).catch(() => undefined)
  if (kept) return kept.text()
  const sealed = await sealResult(text, form.organisation.public, { attempt, form: hash, secret })
  const file = `${JSON.stringify(sealed)}\n`
  await store?.put(address, new Response(file)).catch(() => undefined)
  return file
}
