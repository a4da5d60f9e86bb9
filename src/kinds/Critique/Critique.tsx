import { useId } from 'preact/hooks'
import { InlineCode } from '../../components/inline-code.tsx'
import { announce } from '../../components/live-region.tsx'
import { Marking } from '../../components/marking/Marking.tsx'
import type { KindProps } from '../../session/view.ts'
import { critique as words } from '../../text/kinds/critique.ts'
import { useRepairParts } from './use-repair-parts.ts'

const truths = ['true', 'false', 'unverifiable'] as const
const decisions = ['accept', 'edit', 'reject'] as const

/**
 * What was asked, the answer with lines to mark, its claims to judge, and the decision; for who decides to edit code that
 * can be mended, an editor with it.
 */
export function Critique({ item, response: whole, onChange, locked }: KindProps<'critique'>) {
  const id = useId()
  const { task } = item
  useRepairParts(task.repair !== undefined)
  // The repair is written in a document of its own.
  const { repair: _, ...response } = whole
  const decide = (decision: (typeof decisions)[number]): void => {
    onChange({ ...response, decision })
    const wasOpen = response.decision === 'edit'
    if (task.repair === undefined || wasOpen === (decision === 'edit')) return
    announce(wasOpen ? words.repairClosed : words.repairOpened)
  }
  return (
    <div class="critique">
      <section aria-labelledby={`${id}-asked`}>
        <h2 id={`${id}-asked`}>{words.transcript}</h2>
        <ol class="transcript">
          {task.transcript.map((turn, index) => (
            <li key={index} class={`turn turn-${turn.from}`}>
              <p class="turn-from">{words.from[turn.from]}</p>
              {turn.text.split(/\n{2,}/).map((paragraph, place) => (
                <p key={place}>
                  <InlineCode text={paragraph} />
                </p>
              ))}
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby={`${id}-answer`}>
        <h2 id={`${id}-answer`}>{words.answer}</h2>
        <Marking
          form={task.form}
          files={task.files}
          marks={response.marks}
          locked={locked}
          onChange={(marks) => {
            onChange({ ...response, marks })
          }}
        />
      </section>
      <section aria-labelledby={`${id}-claims`}>
        <h2 id={`${id}-claims`}>{words.claims}</h2>
        <p class="muted small">{words.claimsHelp}</p>
        {task.claims.map((claim) => (
          <fieldset key={claim.id} class="claim" disabled={locked}>
            <legend>
              <InlineCode text={claim.text} />
            </legend>
            {truths.map((truth) => (
              <label key={truth} class="check">
                <input
                  type="radio"
                  name={`${id}-${claim.id}`}
                  checked={response.claims[claim.id] === truth}
                  onChange={() => {
                    onChange({ ...response, claims: { ...response.claims, [claim.id]: truth } })
                  }}
                />
                {words.truths[truth]}
              </label>
            ))}
          </fieldset>
        ))}
      </section>
      <fieldset class="choice review-verdict" disabled={locked}>
        <legend>{words.decision}</legend>
        {decisions.map((decision) => (
          <label key={decision} class="option">
            <input
              type="radio"
              name={id}
              checked={response.decision === decision}
              onChange={() => {
                decide(decision)
              }}
            />
            <span>
              {words.decisions[decision]}
              <span class="muted small option-text">{words.decisionTexts[decision]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {task.repair !== undefined && response.decision === 'edit' && (
        <RepairOnDemand item={item.id} repair={task.repair} locked={locked} />
      )}
    </div>
  )
}

/** Asks for its parts anew where they did not come before. */
function RepairOnDemand(
  props: Parameters<Exclude<ReturnType<typeof useRepairParts>, 'failed' | undefined>['Repair']>[0],
) {
  const parts = useRepairParts(true)
  if (parts === undefined) return null
  return parts === 'failed' ? <p class="note note-bad">{words.repairMissing}</p> : <parts.Repair {...props} />
}
