import { Program } from '../../components/program.tsx'
import { tests as words } from '../../text/kinds/tests.ts'
import type { ReviewProps } from '../kind.tsx'

/** Which planted faults the tests found; what the others are, and the author's tests, once the key may be shown. */
export function TestsReview({ item: { grading }, response, score, revealed }: ReviewProps<'tests'>) {
  const { mutants, reference, suite } = grading.key
  return (
    <div class="debug-review">
      <table class="review-table">
        <thead>
          <tr>
            <th scope="col">{words.fault}</th>
            <th scope="col">{words.result}</th>
          </tr>
        </thead>
        <tbody>
          {score.parts.map(({ id, earned, possible }) => {
            const at = mutants.findIndex((mutant) => mutant.id === id)
            const isMet = earned >= possible
            const isShown = isMet || revealed
            const name = isShown ? (mutants[at]?.fault ?? '') : words.hidden(at + 1)
            return (
              <tr key={id} class={isMet ? 'part-met' : 'part-missed'}>
                <th scope="row">{at === -1 ? words.reference : name}</th>
                <td>
                  <span class="part-state">
                    {at === -1 ? (isMet ? words.fine : words.alarm) : isMet ? words.found : words.missed}
                  </span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <Program text={response.text} label={words.yours} language={response.language} />
      {revealed && (
        <>
          <h4>{words.authors}</h4>
          <Program text={suite} label={words.authors} language={response.language} />
          <h4>{words.right}</h4>
          <Program text={reference} label={words.right} language={response.language} />
        </>
      )}
    </div>
  )
}
