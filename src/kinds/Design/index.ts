import { defineKind } from '../kind.tsx'
import './design.css'
import { Design } from './Design.tsx'
import { DesignReview } from './DesignReview.tsx'
import { unanswered } from './unanswered.ts'

export const design = defineKind({
  kind: 'design',
  Work: Design,
  Review: DesignReview,
  reviewsParts: true,
  reviewsKey: true,
  unanswered,
})
