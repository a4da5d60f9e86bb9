import sheet from './sql.css?url'
import { defineKind } from '../kind.tsx'
import { Sql } from './Sql.tsx'
import { SqlFailures } from './SqlFailures.tsx'
import { SqlReview } from './SqlReview.tsx'
import { unanswered } from './unanswered.ts'

export const sql = defineKind({
  kind: 'sql',
  sheet,
  Work: Sql,
  Review: SqlReview,
  Failures: SqlFailures,
  reviewsParts: false,
  reviewsKey: false,
  unanswered,
})
