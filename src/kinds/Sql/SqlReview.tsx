import { Growth } from '../../components/growth/growth.tsx'
import { Program } from '../../components/program.tsx'
import { growth as growthWords } from '../../text/growth.ts'
import { sql } from '../../text/kinds/sql.ts'
import type { ReviewProps } from '../kind.tsx'

/** The query as submitted, and how its work grows where that was measured. */
export function SqlReview({ item, response, score }: ReviewProps<'sql'>) {
  const { complexity } = item.task.limits
  return (
    <>
      <Program text={response.text} label={sql.yours} language="sql" />
      {complexity !== undefined && score.growth !== undefined && (
        <Growth
          growth={score.growth.map((one) => ({ ...one, size: growthWords.tables }))}
          wanted={complexity.class}
        />
      )}
    </>
  )
}
