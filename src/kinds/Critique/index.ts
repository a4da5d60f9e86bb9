import sheet from '../../components/marking/marking.css?url'
import { defineKind } from '../kind.tsx'
import { Critique } from './Critique.tsx'
import { CritiqueReview } from './CritiqueReview.tsx'
import { unanswered } from './unanswered.ts'

export const critique = defineKind({
  kind: 'critique',
  sheet,
  Work: Critique,
  Review: CritiqueReview,
  reviewsParts: false,
  reviewsKey: true,
  unanswered,
})
