import type { TaskOf } from '#schemas/public-item'
import { showValue } from '#schemas/value'
import { session } from '../../text/session.ts'

/** Longest text of a value, in UTF-16 code units. */
const longestShown = 2000

const words = session.code

/** The visible cases. */
export function Cases({ task }: { readonly task: TaskOf<'code'> }) {
  return (
    <div class="cases" tabIndex={0} role="region" aria-label={words.cases}>
      <p class="muted small">{words.casesIntro}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.caseName}</th>
            <th scope="col">{words.caseInput}</th>
            <th scope="col">{words.caseExpected}</th>
          </tr>
        </thead>
        <tbody>
          {task.examples.map((example) => (
            <tr key={example.id}>
              <th scope="row">{example.name}</th>
              <td>
                {example.input.map((value, index) => (
                  <code key={index} class="value">
                    {task.signature.parameters[index]?.name} = {showValue(value, longestShown)}
                  </code>
                ))}
              </td>
              <td>
                <code class="value">{showValue(example.expected, longestShown)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
