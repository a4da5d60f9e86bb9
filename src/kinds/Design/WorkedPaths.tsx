import { decisionStates, totalsOf } from '#adaptive'
import type { KeyOf, TaskOf } from '#schemas/public-item'
import { InlineCode } from '../../components/inline-code.tsx'
import { design as words } from '../../text/kinds/design.ts'

interface WorkedPathsProps {
  readonly task: TaskOf<'design'>
  readonly gradingKey: KeyOf<'design'>
}

/** Designs that meet everything, each with its choices, what they come to, and why that goes together. */
export function WorkedPaths({ task, gradingKey }: WorkedPathsProps) {
  return (
    <>
      <h4>{words.paths}</h4>
      {gradingKey.paths.map(({ choices, why }, index) => {
        const states = decisionStates(task, choices)
        const totals = totalsOf(task, states, gradingKey)
        return (
          <section key={index} class="design-path">
            <h5>{words.path(index + 1)}</h5>
            <ol class="design-choices">
              {states.map(({ decision, chosen }) => (
                <li key={decision.id}>
                  <InlineCode text={decision.question} />{' '}
                  <strong>
                    <InlineCode text={chosen?.option.label ?? words.open} />
                  </strong>
                </li>
              ))}
            </ol>
            {totals.length > 0 && (
              <p>
                {totals
                  .map(({ quantity, value }) =>
                    words.totals(quantity.label, words.amount(value, quantity.unit)),
                  )
                  .join('; ')}
                .
              </p>
            )}
            <p>
              <InlineCode text={why} />
            </p>
          </section>
        )
      })}
    </>
  )
}
