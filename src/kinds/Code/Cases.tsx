import { useEffect, useRef } from 'preact/hooks'
import type { TaskOf } from '#schemas/public-item'
import { announce } from '../../components/live-region.tsx'
import { makeTablesStackable } from '../../components/stackable-tables.ts'
import { useSession } from '../../components/session/session-context.ts'
import { shownInput, shownValue } from '../../session/shown-value.ts'
import { session } from '../../text/session.ts'
import { mostOwnCases, ownCaseOf } from './own-case.ts'
import type { OwnCasesInWork } from './use-own-cases.ts'

const words = session.code

interface CasesProps {
  readonly task: TaskOf<'code'>
  /** What the candidate writes in, and values are written in. */
  readonly language: string
  readonly own: OwnCasesInWork
  readonly locked: boolean
}

/** The visible cases, each of which can become the start of one of the candidate's own. */
export function Cases({ task, language, own, locked }: CasesProps) {
  const { run } = useSession()
  const { signature, io } = task
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (place.current !== null) makeTablesStackable(place.current)
  }, [task])
  const copy = (example: TaskOf<'code'>['examples'][number]): void => {
    if (locked) return
    const copied = ownCaseOf(example, { ...task, language })
    if (own.full) announce(session.ownCases.full(mostOwnCases))
    else if (copied === undefined) announce(session.ownCases.notCopied)
    else {
      own.set([...own.cases, copied], 'now')
      announce(session.ownCases.copied(own.cases.length + 1))
    }
  }
  return (
    <div class="cases" ref={place} tabIndex={0} role="region" aria-label={words.cases}>
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
              <th scope="row">
                {example.name}
                <button
                  type="button"
                  class="button button-quiet button-small case-copy"
                  aria-label={session.run.runAloneOf(example.name)}
                  onClick={() => {
                    run(example.id)
                  }}
                >
                  {session.run.runAlone}
                </button>
                <button
                  type="button"
                  class="button button-quiet button-small case-copy"
                  aria-label={words.copyCaseOf(example.name)}
                  aria-disabled={locked}
                  onClick={() => {
                    copy(example)
                  }}
                >
                  {words.copyCase}
                </button>
              </th>
              <td>
                {shownInput(example.input, signature, { io, language }).map((argument, index) => (
                  <code key={index} class="value">
                    {argument}
                  </code>
                ))}
              </td>
              <td>
                <code class="value">
                  {shownValue(example.expected, signature.returns.type, { io, language })}
                </code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
