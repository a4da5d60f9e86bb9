import { Program } from '../../components/program.tsx'
import { sql } from '../../text/kinds/sql.ts'
import type { ReviewProps } from '../kind.tsx'

/** The query as submitted. */
export function SqlReview({ response }: ReviewProps<'sql'>) {
  return <Program text={response.text} label={sql.yours} language="sql" />
}
