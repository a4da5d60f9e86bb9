import { InlineCode } from '../../components/inline-code.tsx'
import { trace as words } from '../../text/kinds/trace.ts'
import type { ReviewProps } from '../kind.tsx'

/** Each field with how it did; once the key may be shown, beside what the program prints. */
export function TraceReview({ item, response, score, revealed }: ReviewProps<'trace'>) {
  return (
    <table class="review-table">
      <thead>
        <tr>
          <th scope="col">{words.step}</th>
          <th scope="col">{words.yours}</th>
          {revealed && <th scope="col">{words.printed}</th>}
        </tr>
      </thead>
      <tbody>
        {item.task.steps.map((step) => {
          const part = score.parts.find(({ id }) => id === step.id)
          const right = part !== undefined && part.earned >= part.possible
          return (
            <tr key={step.id} class={right ? 'part-met' : 'part-missed'}>
              <th scope="row">
                <InlineCode text={step.label} />
              </th>
              <td>
                <span class="part-state">
                  {given(response.values[step.id])}
                  <span class="hidden-text"> {right ? words.right : words.wrong}</span>
                </span>
              </td>
              {revealed && (
                <td>
                  <samp>{item.grading.key.values[step.id] ?? ''}</samp>
                </td>
              )}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function given(value: string | undefined) {
  return value === undefined || value.trim() === '' ? <em>{words.empty}</em> : <samp>{value}</samp>
}
