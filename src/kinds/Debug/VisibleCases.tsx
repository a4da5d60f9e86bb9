import { useEffect, useRef } from 'preact/hooks'
import type { TaskOf } from '#schemas/public-item'
import { makeTablesStackable } from '../../components/stackable-tables.ts'
import { useSession } from '../../components/session/session-context.ts'
import { shownInput, shownValue } from '../../session/shown-value.ts'
import { session } from '../../text/session.ts'

const words = session.code

/** The visible cases: what goes into the project, and what should come out. */
export function VisibleCases({
  task,
  isRunnable = true,
}: {
  readonly task: Pick<TaskOf<'debug'>, 'entry' | 'language' | 'signature' | 'examples'>
  /** Whether each can be run alone. */
  readonly isRunnable?: boolean
}) {
  const { run } = useSession()
  const { language, signature } = task
  const { name: called, returns } = signature
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
                {isRunnable && (
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
                )}
              </th>
              <td>
                {shownInput(input, signature, { language }).map((argument, index) => (
                  <code key={index} class="value">
                    {argument}
                  </code>
                ))}
              </td>
              <td>
                <code class="value">{shownValue(expected, returns.type, { language })}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
