import { decisionStates, totalsOf, type DecisionState, type Total } from '#adaptive'
import { InlineCode } from '../../components/inline-code.tsx'
import { design as words } from '../../text/kinds/design.ts'
import type { ReviewProps } from '../kind.tsx'
import { decidedBy, type DecidedBy } from './decided-by.ts'
import { effectWords } from './total-words.ts'
import { WorkedPaths } from './WorkedPaths.tsx'

/**
 * Which estimates are right, which requirements are met and by which choices; once the key may be shown, also why, and
 * designs that meet everything.
 */
export function DesignReview({ item, response, score, revealed }: ReviewProps<'design'>) {
  const { task } = item
  const { key } = item.grading
  const states = decisionStates(task, response.choices)
  const totals = totalsOf(task, states, key)
  const isWhole = states.every(({ chosen }) => chosen?.isOpen === true)
  const isMet = (id: string): boolean => {
    const part = score.parts.find((one) => one.id === id)
    return part !== undefined && part.earned >= part.possible
  }
  return (
    <div class="design-review">
      {task.estimates.length > 0 && <h4>{words.estimates}</h4>}
      <ul class="review">
        {task.estimates.map(({ id, question, unit }) => {
          const text = response.estimates[id] ?? ''
          const wanted = revealed ? key.estimates.find((estimate) => estimate.id === id) : undefined
          return (
            <Line
              key={id}
              isMet={isMet(`estimate.${id}`)}
              words={[words.right, words.wrong]}
              text={words.estimate(question, unit)}
            >
              <p>
                {words.yours}: {text.trim() === '' ? <em>{words.empty}</em> : <samp>{text}</samp>}
              </p>
              {wanted !== undefined && (
                <p class="review-reason">
                  {words.worth(
                    words.amount(wanted.value, unit),
                    words.amount(wanted.low),
                    words.amount(wanted.high, unit),
                  )}{' '}
                  <InlineCode text={wanted.why} />
                </p>
              )}
            </Line>
          )
        })}
      </ul>
      <h4>{words.requirements}</h4>
      {!isWhole && <p>{words.notWhole}</p>}
      <ul class="review">
        {key.requirements.map(({ id, text, needs, why }) => (
          <Line key={id} isMet={isMet(`requirement.${id}`)} words={[words.met, words.missed]} text={text}>
            {isWhole && <Because {...decidedBy(needs, states, totals)} states={states} />}
            {revealed && (
              <p class="review-reason">
                <InlineCode text={why} />
              </p>
            )}
          </Line>
        ))}
      </ul>
      <h4>{words.choices}</h4>
      <ol class="design-choices">
        {states.map((state) => (
          <li key={state.decision.id}>
            <Chosen state={state} />
            {revealed && state.chosen !== undefined && key.whys[state.chosen.option.id] !== undefined && (
              <p class="review-reason">
                <InlineCode text={key.whys[state.chosen.option.id] ?? ''} />
              </p>
            )}
          </li>
        ))}
      </ol>
      {revealed && <WorkedPaths task={task} gradingKey={key} />}
    </div>
  )
}

interface LineProps {
  readonly isMet: boolean
  /** What it is called where it is met, and where it is not. */
  readonly words: readonly [string, string]
  readonly text: string
  readonly children: preact.ComponentChildren
}

function Line({ isMet, words: [met, missed], text, children }: LineProps) {
  return (
    <li class={`part part-${isMet ? 'met' : 'missed'}`}>
      <span class="part-state">{isMet ? met : missed}</span>
      <div>
        <p class="design-label">
          <InlineCode text={text} />
        </p>
        {children}
      </div>
    </li>
  )
}

/** The choices and totals that a requirement speaks of. */
function Because({ decisions, totals, states }: DecidedBy & { readonly states: readonly DecisionState[] }) {
  return (
    <ul class="design-because" aria-label={words.because}>
      {decisions.map((state) => (
        <li key={state.decision.id}>
          <Chosen state={state} />
        </li>
      ))}
      {totals.map((total) => (
        <li key={total.quantity.id}>
          {words.totals(total.quantity.label, words.amount(total.value, total.quantity.unit))}
          <Sources total={total} states={states} />
        </li>
      ))}
    </ul>
  )
}

interface SourcesProps {
  readonly total: Total
  readonly states: readonly DecisionState[]
}

/** Where a total comes from. */
function Sources({ total: { quantity, contributions }, states }: SourcesProps) {
  const { combine, start, unit } = quantity
  // What changes nothing, and a least that choices have narrowed, says nothing.
  const isTold =
    start !== (combine === 'product' ? 1 : 0) && (combine !== 'min' || contributions.length === 0)
  const parts = [
    ...(isTold ? [words.start(words.amount(start, unit))] : []),
    ...contributions.map(({ decision, option, amount }) => {
      const number = states.findIndex((state) => state.decision.id === decision.id) + 1
      return words.by(effectWords(quantity, amount), number, option.label)
    }),
  ]
  if (parts.length === 0) return null
  return (
    <span class="muted">
      {' ('}
      <InlineCode text={parts.join('; ')} />)
    </span>
  )
}

function Chosen({ state: { decision, chosen } }: { readonly state: DecisionState }) {
  return (
    <>
      <InlineCode text={decision.question} />{' '}
      {chosen === undefined ? (
        <em>{words.open}</em>
      ) : (
        <strong>
          <InlineCode text={chosen.option.label} />
        </strong>
      )}
      {chosen?.isOpen === false && (
        <span class="design-unfit"> {words.noLonger(chosen.option.unless ?? '')}</span>
      )}
    </>
  )
}
