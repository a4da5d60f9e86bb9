import { InlineCode } from '../../components/inline-code.tsx'
import { kinds } from '../../text/kinds.ts'
import type { ReviewProps } from '../kind.tsx'

const words = kinds.trace

/** Each field beside what the program prints. */
export function TraceReview({ item, response }: ReviewProps<'trace'>) {
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
        {item.task.steps.map((step) => (
          <tr key={step.id}>
            <th scope="row">
              <InlineCode text={step.label} />
            </th>
            <td>
              <samp>{response.values[step.id] ?? ''}</samp>
            </td>
            <td>
              <samp>{item.grading.key.values[step.id] ?? ''}</samp>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
