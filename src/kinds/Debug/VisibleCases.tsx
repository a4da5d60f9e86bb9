import { useEffect, useRef } from 'preact/hooks'
import type { TaskOf } from '#schemas/public-item'
import { showValue } from '#schemas/value'
import { makeTablesStackable } from '../../components/stackable-tables.ts'
import { useSession } from '../../components/session/session-context.ts'
import { normalValue } from '../../session/normal-value.ts'
import { session } from '../../text/session.ts'

/** Longest text of a value, in UTF-16 code units. */
const longestShown = 2000

const words = session.code

/** The visible cases: what goes into the project, and what should come out. */
export function VisibleCases({ task }: { readonly task: TaskOf<'debug'> }) {
  const { run } = useSession()
  const { name: called, parameters, returns } = task.signature
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (place.current !== null) makeTablesStackable(place.current)
  }, [task])
  return (
    <div class="cases" ref={place} tabIndex={0} role="region" aria-label={words.cases}>
      <p class="muted small">
        {words.calls} <code>{called}</code> (<code>{task.entry}</code>)
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.caseName}</th>
            <th scope="col">{words.caseInput}</th>
            <th scope="col">{words.caseExpected}</th>
          </tr>
        </thead>
        <tbody>
          {task.examples.map(({ id, name, input, expected }) => (
            <tr key={id}>
              <th scope="row">
                {name}
                <button
                  type="button"
                  class="button button-quiet button-small case-copy"
                  aria-label={session.run.runAloneOf(name)}
                  onClick={() => {
                    run(id)
                  }}
                >
                  {session.run.runAlone}
                </button>
              </th>
              <td>
                {parameters.map(({ name: parameter, type }, index) => (
                  <code key={parameter} class="value">
                    {parameter} = {showValue(normalValue(input[index] ?? null, type), longestShown)}
                  </code>
                ))}
              </td>
              <td>
                <code class="value">{showValue(normalValue(expected, returns.type), longestShown)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
