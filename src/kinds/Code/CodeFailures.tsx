import { announce } from '../../components/live-region.tsx'
import { useSession } from '../../components/session/session-context.ts'
import type { FailureView } from '../../session/view.ts'
import { session } from '../../text/session.ts'
import type { ReviewProps } from '../kind.tsx'
import { mostOwnCases, ownCaseOf } from './own-case.ts'
import { RunValues } from './RunValues.tsx'
import { useOwnCases } from './use-own-cases.ts'

const words = session.feedback.failures

/** One hidden case of each group that failed, with its values; it can become one of the candidate's own. */
export function CodeFailures({ item: { task }, response: { language } }: ReviewProps<'code'>) {
  const { view } = useSession()
  const own = useOwnCases()
  if (view.screen !== 'feedback') return null
  const { failures } = view
  if (failures.state === 'none' || (failures.state === 'done' && failures.cases.length === 0)) return null

  const copyOf = ({ example }: FailureView) =>
    example === undefined ? undefined : ownCaseOf(example, { ...task, language })
  const add = (failure: FailureView): void => {
    const copied = copyOf(failure)
    if (own.full) announce(session.ownCases.full(mostOwnCases))
    else if (copied === undefined) announce(session.ownCases.notCopied)
    else {
      own.set([...own.cases, copied], 'now')
      announce(words.isAdded(own.cases.length + 1))
    }
  }
  const isAdded = (failure: FailureView): boolean => {
    const copied = copyOf(failure)
    return own.cases.some(({ input, expected }) => input === copied?.input && expected === copied.expected)
  }
  return (
    <section class="failures">
      <h3>{words.heading}</h3>
      {failures.state !== 'done' && <p class="muted">{words[failures.state]}</p>}
      {failures.state === 'done' && (
        <>
          <p class="muted">{words.intro}</p>
          {failures.cases.map((failure) => (
            <Failure
              key={failure.row.id}
              failure={failure}
              isAdded={isAdded(failure)}
              onAdd={() => {
                add(failure)
              }}
            />
          ))}
        </>
      )}
    </section>
  )
}

function Failure({
  failure: { group, row },
  isAdded,
  onAdd,
}: {
  readonly failure: FailureView
  readonly isAdded: boolean
  readonly onAdd: () => void
}) {
  const name = words.name(group, row.name)
  const action = isAdded ? words.added : words.add
  return (
    <section class="failure">
      <h4>{name}</h4>
      <p>
        <span class="verdict verdict-bad">{session.run.verdicts[row.verdict]}</span>
        {row.detail !== undefined && <span> {row.detail}</span>}
      </p>
      <RunValues row={row} />
      <button
        type="button"
        class="button button-small"
        aria-label={words.of(action, name)}
        aria-disabled={isAdded}
        onClick={() => {
          if (!isAdded) onAdd()
        }}
      >
        {action}
      </button>
    </section>
  )
}
