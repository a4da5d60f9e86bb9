import { fixed } from '#report'
import { useId } from 'preact/hooks'
import { studio as words } from '../text/studio.ts'
import { DrawnTarget } from './drawn-target.tsx'
import { NumberField } from './form/number-field.tsx'
import { cutsOf, TARGET_SHAPES, type Wishes } from './wishes.ts'

interface WishFormProps {
  readonly wishes: Wishes
  readonly onWish: (wishes: Wishes, of: string) => void
}

const { wishes: texts } = words

/** Who sits the test, and how precise it is to be. */
export function WishForm({ wishes, onWish }: WishFormProps) {
  const id = useId()
  const { target } = wishes
  const number = (
    name: string,
    label: string,
    value: number,
    [min, max]: readonly [number, number],
    set: (value: number) => Wishes,
  ) => (
    <p class="studio-field">
      <label for={`${id}-${name}`} id={`${id}-${name}-label`}>
        {label}
      </label>
      <NumberField
        id={`${id}-${name}`}
        value={value}
        node={{ min, max, isWhole: false }}
        onChange={(now) => onWish(set(Math.min(max, Math.max(min, now))), name)}
      />
    </p>
  )
  const cuts = cutsOf(wishes.cuts)
  const isBad = cuts === undefined
  return (
    <fieldset class="studio-group">
      <legend>{texts.heading}</legend>
      {number('mean', texts.mean, wishes.mean, [-4, 4], (mean) => ({ ...wishes, mean }))}
      {number('sd', texts.sd, wishes.sd, [0.1, 4], (sd) => ({ ...wishes, sd }))}
      <p class="studio-field">
        <label for={`${id}-cuts`}>{texts.cuts}</label>
        <input
          id={`${id}-cuts`}
          type="text"
          value={wishes.cuts}
          aria-invalid={isBad}
          aria-describedby={`${id}-cuts-help`}
          onInput={({ currentTarget }) => onWish({ ...wishes, cuts: currentTarget.value }, 'cuts')}
        />
        <span class={isBad ? 'small studio-bad' : 'small muted'} id={`${id}-cuts-help`}>
          {isBad
            ? texts.cutsBad
            : cuts.length === 0
              ? texts.cutsHelp
              : texts.cutsTaken(cuts.map((cut) => fixed(cut, 2)))}
        </span>
      </p>
      <p class="studio-field">
        <label for={`${id}-target`}>{texts.target}</label>
        <select
          id={`${id}-target`}
          value={target.shape}
          onChange={({ currentTarget }) => {
            const shape = TARGET_SHAPES.find((one) => one === currentTarget.value)
            if (shape) onWish({ ...wishes, target: { ...target, shape } }, 'target')
          }}
        >
          {TARGET_SHAPES.map((shape) => (
            <option key={shape} value={shape}>
              {texts.targets[shape]}
            </option>
          ))}
        </select>
      </p>
      {target.shape === 'drawn' ? (
        <DrawnTarget
          drawn={target.drawn}
          onDraw={(drawn) => onWish({ ...wishes, target: { ...target, drawn } }, 'drawn')}
        />
      ) : (
        <>
          {number('se', texts.se, target.se, [0.05, 2], (se) => ({ ...wishes, target: { ...target, se } }))}
          {number('from', target.shape === 'flat' ? texts.from : texts.cut, target.from, [-4, 4], (from) => ({
            ...wishes,
            target: { ...target, from },
          }))}
          {target.shape !== 'cut' &&
            number('to', texts.to, target.to, [-4, 4], (to) => ({ ...wishes, target: { ...target, to } }))}
        </>
      )}
    </fieldset>
  )
}
