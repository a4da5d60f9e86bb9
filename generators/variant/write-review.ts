import { readFile } from 'node:fs/promises'
import { variantSchema, type VariantRecord } from '#schemas/variant'
import { writeWhole } from '../calibrate/write-file.ts'
import { recordText } from './draw-many.ts'
import { isEdited } from './written/review-written.ts'

export type Review = NonNullable<VariantRecord['review']>

/** What a person says of a variant, before it is known whether it can be said so. */
export interface ReviewDraft {
  readonly verdict: Review['verdict']
  readonly by: string
  readonly reason: string
}

/** What is missing of a review, in words; undefined where nothing is. */
export function missingOf({ verdict, by, reason }: ReviewDraft): string | undefined {
  if (by.trim() === '') return 'who has read it'
  return verdict === 'rejected' && reason.trim() === '' ? 'what is wrong' : undefined
}

/**
 * Notes what a person says of a variant.
 *
 * @param path absolute, of its record
 * @param on the day, such as 2031-04-17
 * @returns `noted`; `unreadable` where the record has another form, `changed` where it is not about the files that are there
 */
export async function writeReview(
  path: string,
  { verdict, by, reason }: ReviewDraft,
  on: string,
): Promise<'noted' | 'unreadable' | 'changed'> {
  const parsed = variantSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  if (!parsed.ok) return 'unreadable'
  if (isEdited(path, parsed.value)) return 'changed'
  const why = reason.trim()
  const review = { verdict, by: by.trim(), on, ...(why !== '' && { reason: why }) }
  await writeWhole(path, recordText({ ...parsed.value, review }))
  return 'noted'
}

/** The day, as reviews have it. */
export function today(): string {
  return new Date().toISOString().slice(0, 10)
}
