import sheet from '../../components/marking/marking.css?url'
import { defineKind } from '../kind.tsx'
import { Review } from './Review.tsx'
import { ReviewReview } from './ReviewReview.tsx'
import { unanswered } from './unanswered.ts'

export const review = defineKind({
  kind: 'review',
  sheet,
  Work: Review,
  Review: ReviewReview,
  reviewsParts: false,
  reviewsKey: true,
  unanswered,
})
