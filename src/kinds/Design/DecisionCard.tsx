import { useId } from 'preact/hooks'
import type { DecisionState, OptionState } from '#adaptive'
import type { TaskOf } from '#schemas/public-item'
import { InlineCode } from '../../components/inline-code.tsx'
import { design as words } from '../../text/kinds/design.ts'
import { effectWords } from './total-words.ts'

type Quantities = TaskOf<'design'>['quantities']

interface DecisionCardProps {
  readonly state: DecisionState
  /** From 1. */
  readonly number: number
  readonly quantities: Quantities
  readonly locked: boolean
  readonly onChoose: (option: string) => void
}

/** One decision: its options, what each brings about, and why some are ruled out. */
export function DecisionCard({ state, number, quantities, locked, onChoose }: DecisionCardProps) {
  const name = useId()
  return (
    <fieldset class="design-decision" disabled={locked}>
      <legend>
        <InlineCode text={words.decision(number, state.decision.question)} />
      </legend>
      {state.options.map((each) => (
        <Option
          key={each.option.id}
          name={name}
          state={each}
          isChosen={state.chosen === each}
          quantities={quantities}
          onChoose={onChoose}
        />
      ))}
    </fieldset>
  )
}

interface OptionProps {
  readonly name: string
  readonly state: OptionState
  readonly isChosen: boolean
  readonly quantities: Quantities
  readonly onChoose: (option: string) => void
}

function Option({ name, state, isChosen, quantities, onChoose }: OptionProps) {
  const { option, isOpen, variant } = state
  const id = `${name}-${option.id}`
  const reason = option.unless ?? ''
  // All that the option can come to say lies on one place, so that nothing moves when it says something else.
  const texts = [
    { text: option.consequence, adds: option.adds, isShown: isOpen && variant === 0 },
    ...(option.changes ?? []).map(({ consequence, adds }, index) => ({
      text: consequence,
      adds,
      isShown: isOpen && variant === index + 1,
    })),
    ...(option.when === undefined
      ? []
      : [{ text: isChosen ? words.noLonger(reason) : words.needs(reason), adds: {}, isShown: !isOpen }]),
  ]
  return (
    <label class="option" data-ruled-out={!isOpen}>
      <input
        type="radio"
        name={name}
        value={option.id}
        checked={isChosen}
        disabled={!isOpen && !isChosen}
        aria-labelledby={id}
        aria-describedby={`${id}-says`}
        aria-invalid={isChosen && !isOpen ? 'true' : undefined}
        onChange={() => {
          onChoose(option.id)
        }}
      />
      <div>
        <p class="design-label" id={id}>
          <InlineCode text={option.label} />
        </p>
        <div class="design-says" id={`${id}-says`}>
          {texts.map(({ text, adds, isShown }, index) => (
            <div key={index} data-shown={isShown}>
              <p>
                <InlineCode text={text} />
              </p>
              <Effects adds={adds} quantities={quantities} />
            </div>
          ))}
        </div>
      </div>
    </label>
  )
}

interface EffectsProps {
  readonly adds: Readonly<Record<string, number>>
  readonly quantities: Quantities
}

/** What an option does to the quantities, in numbers. */
function Effects({ adds, quantities }: EffectsProps) {
  const effects = quantities.flatMap((quantity) => {
    const amount = adds[quantity.id]
    return amount === undefined ? [] : [{ quantity, amount }]
  })
  if (effects.length === 0) return null
  return (
    <ul class="design-effects">
      {effects.map(({ quantity, amount }) => (
        <li key={quantity.id}>
          {quantity.label} <span class="number">{effectWords(quantity, amount)}</span>
        </li>
      ))}
    </ul>
  )
}
