import { Annotated } from '../../components/marking/Annotated.tsx'
import { judgedMarks, ownMarks } from '../../components/marking/annotations.ts'
import { review as words } from '../../text/kinds/review.ts'
import { marking } from '../../text/marking.ts'
import type { ReviewProps } from '../kind.tsx'

/** The marks as made; once the key may be shown, each defect with why it is one, and each false alarm with why not. */
export function ReviewReview({ item, response, revealed }: ReviewProps<'review'>) {
  const { form, files } = item.task
  const { key } = item.grading
  const isAlone = files.length === 1
  const isRight = response.verdict === key.verdict
  return (
    <>
      <p>
        {words.yours(words.verdicts[response.verdict])}
        {revealed && ` ${isRight ? words.isRight : words.right(words.verdicts[key.verdict])}`}
      </p>
      {response.marks.length === 0 && <p class="muted">{words.none}</p>}
      <Annotated
        form={form}
        files={files}
        annotations={revealed ? judgedMarks(response.marks, key, isAlone) : ownMarks(response.marks, isAlone)}
        label={revealed ? marking.review.legend : marking.review.without}
      />
    </>
  )
}
