import { InlineCode } from '../../components/inline-code.tsx'
import { Annotated } from '../../components/marking/Annotated.tsx'
import { judgedMarks, ownMarks } from '../../components/marking/annotations.ts'
import { critique as words } from '../../text/kinds/critique.ts'
import { marking } from '../../text/marking.ts'
import type { ReviewProps } from '../kind.tsx'
import { useRepairParts } from './use-repair-parts.ts'

/**
 * The judgments and the marks as made; once the key may be shown, each claim with what is true of it and why. At
 * last what was made of the code.
 */
export function CritiqueReview({ item, response, revealed }: ReviewProps<'critique'>) {
  const { form, files, claims } = item.task
  const { key } = item.grading
  const hasRepair = item.task.repair !== undefined
  const parts = useRepairParts(hasRepair)
  const isAlone = files.length === 1
  const isRight = response.decision === key.decision
  return (
    <>
      <p>
        {words.yourDecision(words.decisions[response.decision])}
        {revealed &&
          ` ${isRight ? words.decisionIsRight : words.rightDecision(words.decisions[key.decision])}`}
      </p>
      <ul class="review">
        {claims.map((claim) => {
          const given = response.claims[claim.id]
          const right = revealed ? key.claims.find(({ id }) => id === claim.id) : undefined
          const isMet = right !== undefined && given === right.truth
          const own = given === undefined ? words.none : words.truths[given]
          return (
            <li key={claim.id} class={right === undefined ? 'part' : `part part-${isMet ? 'met' : 'missed'}`}>
              {right !== undefined && <span class="part-state">{isMet ? words.isRight : words.isWrong}</span>}
              <div>
                <p>
                  <InlineCode text={claim.text} />
                </p>
                <p class="muted">
                  {words.yours}: {own}
                  {right !== undefined && !isMet && `. ${words.right}: ${words.truths[right.truth]}`}
                </p>
                {right !== undefined && (
                  <p class="review-reason">
                    <InlineCode text={right.why} />
                  </p>
                )}
              </div>
            </li>
          )
        })}
      </ul>
      {response.marks.length === 0 && <p class="muted">{words.noMarks}</p>}
      <Annotated
        form={form}
        files={files}
        annotations={revealed ? judgedMarks(response.marks, key, isAlone) : ownMarks(response.marks, isAlone)}
        label={revealed ? marking.review.legend : marking.review.without}
      />
      {hasRepair && typeof parts === 'object' && (
        <parts.RepairReview item={item} text={response.repair} revealed={revealed} />
      )}
    </>
  )
}
