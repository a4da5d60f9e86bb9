import { Adapted } from '../../components/adapted.tsx'
import { GrowthOnDemand } from '../../components/growth/growth-on-demand.tsx'
import { Program } from '../../components/program.tsx'
import { followUp as change } from '../../text/follow-up.ts'
import { sql } from '../../text/kinds/sql.ts'
import type { ReviewProps } from '../kind.tsx'

/** The query as submitted, how its work grows where that was measured, and what was made of it after a change. */
export function SqlReview({ item, response, score, revealed }: ReviewProps<'sql'>) {
  const { complexity } = item.task.limits
  const isChanged = response.followUp !== undefined
  return (
    <>
      {isChanged && <h4>{change.base}</h4>}
      <Program text={response.text} label={isChanged ? change.base : sql.yours} language="sql" />
      {complexity !== undefined && score.growth !== undefined && (
        <GrowthOnDemand kind="sql" growth={score.growth} wanted={complexity.class} />
      )}
      <Adapted response={response} solutions={revealed ? item.grading.key.followUp?.solutions : undefined} />
    </>
  )
}
