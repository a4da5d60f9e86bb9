import type { PracticeItemOf } from '#schemas/public-item'
import { LineDiff } from '../../../components/line-diff.tsx'
import { critique as words } from '../../../text/kinds/critique.ts'
import { debug } from '../../../text/kinds/debug.ts'

interface RepairReviewProps {
  readonly item: PracticeItemOf<'critique'>
  /** What was handed in; undefined where the decision was another one. */
  readonly text: string | undefined
  readonly revealed: boolean
}

/** What was changed in the assistant's code, and once the key may be shown what its author would change. */
export function RepairReview({ item: { task, grading }, text, revealed }: RepairReviewProps) {
  const given = task.files.find(({ name }) => name === task.repair?.file)
  if (given === undefined) return null
  const { name, text: before } = given
  const [published] = grading.solutions
  return (
    <div class="repair-review">
      <h4>{words.yourRepair}</h4>
      {text === undefined || text === before ? (
        <p class="muted">{text === undefined ? words.noRepair : words.sameRepair}</p>
      ) : (
        <LineDiff label={debug.diffOf(name, words.yourRepair)} before={before} after={text} />
      )}
      {revealed && published !== undefined && (
        <>
          <h4>{words.authorsRepair}</h4>
          <LineDiff label={debug.diffOf(name, words.authorsRepair)} before={before} after={published.text} />
        </>
      )}
    </div>
  )
}
