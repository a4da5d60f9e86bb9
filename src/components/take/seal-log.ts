import { sealResult } from '#log'
import type { OpenedForm } from '../../session/graded/open-link.ts'

/** Seals a log to the organisation of a form. @param log as it is exported @returns the text of the sealed file */
export async function sealLog({ form, hash, link }: OpenedForm, log: Blob): Promise<string> {
  const { attempt, secret } = link
  const sealed = await sealResult(await log.text(), form.organisation.public, { attempt, form: hash, secret })
  return `${JSON.stringify(sealed)}\n`
}
