import { defineKind } from '../kind.tsx'
import sheet from './design.css?url'
import { Design } from './Design.tsx'
import { DesignReview } from './DesignReview.tsx'
import { unanswered } from './unanswered.ts'

export const design = defineKind({
  kind: 'design',
  sheet,
  Work: Design,
  Review: DesignReview,
  reviewsParts: true,
  reviewsKey: true,
  unanswered,
})
