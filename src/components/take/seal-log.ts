import { sealResult } from '#log'
import type { OpenedForm } from '../../session/graded/open-link.ts'

/** A sealed result as a file. */
export interface SealedLog {
  readonly text: string
}

/** Seals a log to the organisation of a form. @param log as it is exported */
export async function sealLog({ form, hash, link }: OpenedForm, log: Blob): Promise<SealedLog> {
  const { attempt, secret } = link
  const sealed = await sealResult(await log.text(), form.organisation.public, { attempt, form: hash, secret })
  return { text: `${JSON.stringify(sealed)}\n` }
}
