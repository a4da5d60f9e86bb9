import { Adapted } from '../../components/adapted.tsx'
import { GrowthOnDemand } from '../../components/growth/growth-on-demand.tsx'
import { Program } from '../../components/program.tsx'
import { followUp as change } from '../../text/follow-up.ts'
import { session } from '../../text/session.ts'
import type { ReviewProps } from '../kind.tsx'

/** The code as submitted, how its work grows where that was measured, and what was made of it after a change. */
export function CodeReview({ item, response, score, revealed }: ReviewProps<'code'>) {
  const { complexity } = item.task.limits
  const { followUp } = response
  return (
    <>
      {followUp !== undefined && <h4>{change.base}</h4>}
      <Program
        text={response.text}
        label={followUp === undefined ? session.code.solution : change.base}
        language={response.language}
      />
      {complexity !== undefined && score.growth !== undefined && (
        <GrowthOnDemand kind="code" growth={score.growth} wanted={complexity.class} />
      )}
      <Adapted response={response} solutions={revealed ? item.grading.key.followUp?.solutions : undefined} />
    </>
  )
}
