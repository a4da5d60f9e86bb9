/** What a prompt item's author takes for a right prompt: no key holds one, so it is read where the author filed it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { responsesSchema } from '#schemas/responses'

const banks = fileURLToPath(new URL('../content/banks', import.meta.url))

/** @param item Name of an item of the bank `core` or `screen`. @returns The prompt of its best known response; null where it asks for none. */
export function rightPrompt(item: string): string | null {
  const bank = existsSync(join(banks, 'core/items', item)) ? 'core' : 'screen'
  const file = join(banks, bank, 'items', item, 'responses.yaml')
  const read = responsesSchema.parse(parse(readFileSync(file, 'utf8')))
  if (!read.ok) throw new Error(`the responses of ${item} cannot be read`)
  const [best] = read.value.responses.toSorted((left, right) => right.category - left.category)
  const response = best?.response
  return response !== undefined && 'answer' in response ? (response.answer.prompt ?? null) : null
}
