import { Growth } from '../../components/growth/growth.tsx'
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
      <Program text={response.text} label={followUp === undefined ? session.code.solution : change.base} />
      {complexity !== undefined && score.growth !== undefined && (
        <Growth growth={score.growth} wanted={complexity.class} />
      )}
      {followUp !== undefined && <Adapted item={item} response={response} revealed={revealed} />}
    </>
  )
}

/** What was foreseen, what was made of the locked answer, and, once it may be shown, what could have been. */
function Adapted({
  item,
  response: { language, followUp },
  revealed,
}: Pick<ReviewProps<'code'>, 'item' | 'response' | 'revealed'>) {
  if (followUp === undefined) return null
  const solution = item.grading.key.followUp?.solutions.find((one) => one.language === language)
  return (
    <>
      <p class="review-reason">
        {change.said(followUp.prediction)}
        {followUp.reason !== '' && ` “${followUp.reason}”`}
      </p>
      <h4>{change.adapted}</h4>
      <Program text={followUp.text} label={change.adapted} />
      {revealed && solution !== undefined && (
        <details>
          <summary>{change.solution}</summary>
          <Program text={solution.text} label={change.solution} />
        </details>
      )}
    </>
  )
}
