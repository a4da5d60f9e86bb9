import { Adapted } from '../../components/adapted.tsx'
import { Program } from '../../components/program.tsx'
import { followUp as change } from '../../text/follow-up.ts'
import { sql } from '../../text/kinds/sql.ts'
import type { ReviewProps } from '../kind.tsx'

/** The query as submitted, and what was made of it after a change. */
export function SqlReview({ item, response, revealed }: ReviewProps<'sql'>) {
  const isChanged = response.followUp !== undefined
  return (
    <>
      {isChanged && <h4>{change.base}</h4>}
      <Program text={response.text} label={isChanged ? change.base : sql.yours} language="sql" />
      <Adapted response={response} solutions={revealed ? item.grading.key.followUp?.solutions : undefined} />
    </>
  )
}
