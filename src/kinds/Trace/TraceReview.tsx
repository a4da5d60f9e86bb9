import { InlineCode } from '../../components/inline-code.tsx'
import { kinds } from '../../text/kinds.ts'
import type { ReviewProps } from '../kind.tsx'

const words = kinds.trace

/** Each field beside what the program prints. */
export function TraceReview({ item, response, score }: ReviewProps<'trace'>) {
  return (
    <table class="review-table">
      <thead>
        <tr>
          <th scope="col">{words.step}</th>
          <th scope="col">{words.yours}</th>
          <th scope="col">{words.printed}</th>
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
                  <samp>{response.values[step.id] ?? ''}</samp>
                  <span class="hidden-text"> {right ? words.right : words.wrong}</span>
                </span>
              </td>
              <td>
                <samp>{item.grading.key.values[step.id] ?? ''}</samp>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
