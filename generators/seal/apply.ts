import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fromBase64Url, sealContent, sealForm } from '#log'
import { formOf, type GradedTest, type Registry, RegistryError, registryText } from '#results'
import { writeSecret, wordsOf } from '../write-secret.ts'
import type { SealPlan } from './plan.ts'

/** Folders below the site's where forms and contents lie. */
export const FORMS = 'sealed/forms'
export const CONTENT = 'sealed/content'

/** Files that are written at once. */
const AT_ONCE = 64

export interface SealTarget {
  /** absolute path of the folder of the built site, or of one that is copied over it */
  readonly out: string
  /** absolute path */
  readonly registryPath: string
  readonly registry: Registry | undefined
}

/**
 * Writes the registry, then the contents, then the forms: what a candidate could open is known to the registry before.
 *
 * @param onProgress forms written so far
 * @returns bytes of the largest form
 * @throws RegistryError where a file cannot be written, or an item's content would no longer be what was sealed
 */
export async function applySeal(
  plan: SealPlan,
  test: GradedTest,
  { out, registryPath, registry }: SealTarget,
  onProgress?: (done: number) => void,
): Promise<number> {
  const lines = [...(plan.isNew ? [plan.head] : []), ...plan.added]
  const text = registryText(lines, registry?.tail ?? '')
  await mkdir(dirname(registryPath), { recursive: true })
  if (plan.isNew) {
    const why = await writeSecret(registryPath, text, 'nobody else may write it meanwhile')
    if (why !== undefined) throw new RegistryError(`${registryPath} ${why}`)
  } else if (plan.added.length > 0) await orTold(registryPath, () => appendFile(registryPath, text))
  await writeContents(plan, test, out)
  let largest = 0
  let done = 0
  await mkdir(join(out, FORMS), { recursive: true })
  for (let at = 0; at < plan.forms.length; at += AT_ONCE) {
    const some = plan.forms.slice(at, at + AT_ONCE)
    const sizes = await Promise.all(
      some.map(async (line) => {
        const sealed = await sealForm(formOf(plan.head, line), fromBase64Url(line.secret))
        const form = JSON.stringify(sealed)
        const path = join(out, FORMS, `${line.attempt}.json`)
        await orTold(path, () => writeFile(path, form))
        return form.length
      }),
    )
    largest = Math.max(largest, ...sizes)
    done += some.length
    onProgress?.(done)
  }
  return largest
}

/** Each item once, whoever may meet it; a file that is there already has the name of its own hash. */
async function writeContents({ head, forms }: SealPlan, { items }: GradedTest, out: string): Promise<void> {
  await mkdir(join(out, CONTENT), { recursive: true })
  const wanted = new Set(forms.flatMap((line) => line.items))
  for (const { facts, item, steering } of items) {
    const known = head.contents[facts.id]
    if (!wanted.has(facts.id) || known === undefined) continue
    const path = join(out, CONTENT, `${known.content}.bin`)
    if (await readFile(path).then(Boolean, () => false)) continue
    const { content, bytes } = await sealContent(
      { version: 1, facts, item, ...(steering && { steering }) },
      known.key,
    )
    if (content !== known.content)
      throw new RegistryError(
        `the item ${facts.id} is not the one that was sealed: copy ${known.content}.bin from the folder of the first sealing, or begin another registry`,
      )
    await orTold(path, async () => {
      await writeFile(`${path}.part`, bytes)
      await rename(`${path}.part`, path)
    })
  }
}

async function orTold(path: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    throw new RegistryError(
      `${path} cannot be written: ${wordsOf(error)}. Nothing is lost: call it again, and it goes on`,
      { cause: error },
    )
  }
}
