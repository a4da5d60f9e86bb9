import { Program } from '../../components/program.tsx'
import { session } from '../../text/session.ts'
import type { ReviewProps } from '../kind.tsx'
import { Growth } from './Growth.tsx'

/** The code as submitted, and how its work grows where that was measured. */
export function CodeReview({ item, response, score }: ReviewProps<'code'>) {
  const { complexity } = item.task.limits
  return (
    <>
      <Program text={response.text} label={session.code.solution} />
      {complexity !== undefined && score.growth !== undefined && (
        <Growth growth={score.growth} wanted={complexity.class} />
      )}
    </>
  )
}
