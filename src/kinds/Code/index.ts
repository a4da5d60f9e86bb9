import sheet from './code.css?url'
import { defineKind } from '../kind.tsx'
import { Code } from './Code.tsx'
import { CodeFailures } from './CodeFailures.tsx'
import { CodeReview } from './CodeReview.tsx'
import { unanswered } from './unanswered.ts'

export const code = defineKind({
  kind: 'code',
  sheet,
  Work: Code,
  Review: CodeReview,
  Failures: CodeFailures,
  reviewsParts: false,
  reviewsKey: false,
  unanswered,
})
