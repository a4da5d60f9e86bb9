import { useEffect, useId } from 'preact/hooks'
import type { ItemKind } from '#schemas/public-item'
import type { TestView } from '../../session/view.ts'
import { introduction } from '../../text/introduction.ts'
import { chooseWay, chosenWay, recallWay, timeMultipliers } from './accommodations.ts'

const words = introduction.ways

/** More time, another editor, no signals: chosen without a reason, before the start. */
export function WayPanel({
  test,
  kind,
}: {
  readonly test: TestView
  /** Of the one problem that was chosen: only code has editors to choose from. */
  readonly kind: ItemKind | undefined
}) {
  const id = useId()
  const way = chosenWay.value
  useEffect(recallWay, [])
  if (test.use === 'graded')
    return (
      <section class="way" aria-labelledby={id}>
        <h2 id={id}>{words.heading}</h2>
        {words.graded.map((point) => (
          <p key={point}>{point}</p>
        ))}
      </section>
    )
  return (
    <section class="way" aria-labelledby={id}>
      <h2 id={id}>{words.heading}</h2>
      <p class="muted small">{words.lead}</p>
      {test.minutes !== null && (
        <p class="way-time">
          <label for={`${id}-time`}>{words.time}</label>
          <select
            id={`${id}-time`}
            value={String(way.timeMultiplier)}
            onChange={({ currentTarget: { value } }) => {
              chooseWay({ ...way, timeMultiplier: value === 'null' ? null : Number(value) })
            }}
          >
            {timeMultipliers.map((multiplier) => (
              <option key={String(multiplier)} value={String(multiplier)}>
                {multiplier === null ? words.noLimit : words.timeOf(test.minutes ?? 0, multiplier)}
              </option>
            ))}
          </select>
        </p>
      )}
      {(kind === undefined || kind === 'code') && (
        <Switch
          id={`${id}-plain`}
          label={words.plain}
          help={words.plainHelp}
          on={way.plainEditor}
          onChange={(plainEditor) => {
            chooseWay({ ...way, plainEditor })
          }}
        />
      )}
      <Switch
        id={`${id}-signals`}
        label={words.noSignals}
        help={words.noSignalsHelp}
        on={!way.signals}
        onChange={(off) => {
          chooseWay({ ...way, signals: !off })
        }}
      />
      <p class="muted small">{[...words.points, words.remembered].join(' ')}</p>
    </section>
  )
}

interface SwitchProps {
  readonly id: string
  readonly label: string
  readonly help: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

function Switch({ id, label, help, on, onChange }: SwitchProps) {
  return (
    <div class="way-switch">
      <input
        type="checkbox"
        id={id}
        checked={on}
        aria-describedby={`${id}-help`}
        onChange={(event) => {
          onChange(event.currentTarget.checked)
        }}
      />
      <label for={id}>{label}</label>
      <p class="muted small" id={`${id}-help`}>
        {help}
      </p>
    </div>
  )
}
