import type { Review as Generated } from './types/review.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/review.js'

/** What is planted in the code of a review item, `review.yaml`. */
export type Review = DeepReadonly<Generated>

export const reviewSchema: Schema<Review> = defineSchema({ name: 'review', validate, versionKey: 'version' })
