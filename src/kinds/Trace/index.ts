import { defineKind } from '../kind.tsx'
import { Trace } from './Trace.tsx'
import { TraceReview } from './TraceReview.tsx'
import { unanswered } from './unanswered.ts'

export const trace = defineKind({
  kind: 'trace',
  Work: Trace,
  Review: TraceReview,
  reviewsParts: true,
  reviewsKey: true,
  unanswered,
})
