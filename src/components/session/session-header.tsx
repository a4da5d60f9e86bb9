import { useEffect, useRef } from 'preact/hooks'
import type { ClockView } from '../../session/view.ts'
import { clock as reading } from '../../text/common.ts'
import { session } from '../../text/session.ts'
import { announce } from '../live-region.tsx'
import { DRY_RUN } from '../offers.ts'
import { createPreference } from '../preference.ts'
import { useNow } from '../use-now.ts'
import { useSession } from './session-context.ts'

const words = session.header
const timeHidden = createPreference('time-hidden')
/** Minutes left at which the clock speaks. */
const marks = [30, 10, 5, 1]

/** Test, block, policy, position, clock, and the ways out. */
export function SessionHeader({
  onEnd,
  onKeys,
  onPause,
}: {
  readonly onEnd: () => void
  readonly onKeys: () => void
  readonly onPause: () => void
}) {
  const { view } = useSession()
  const { test, block } = view
  const isPart = block.number < block.of
  return (
    <header class="session-header">
      <p class="session-test">
        <strong>{test.title}</strong>
        {block.of > 1 && <span class="session-block">{words.part(block.number, block.of, block.title)}</span>}
        {test.id !== DRY_RUN && (
          <span>{view.item.ai === 'forbidden' ? words.aiForbidden : words.aiAllowed}</span>
        )}
      </p>
      {!test.single && (
        <p class="session-position">
          <span class="position-what">{words.problem}</span>{' '}
          {words.place(view.position, view.remainingAtMost, test.minItems === test.maxItems)}
        </p>
      )}
      <div class="session-tools">
        <Timer clock={view.clock} />
        {view.canPause && (
          <button type="button" class="button button-quiet button-small" onClick={onPause}>
            {words.pause}
          </button>
        )}
        <button type="button" class="button button-quiet button-small keys-way" onClick={onKeys}>
          {words.keys}
        </button>
        <button
          type="button"
          class="button button-quiet button-small"
          aria-label={isPart ? words.endPart : test.single ? words.endSingle : words.end}
          onClick={onEnd}
        >
          <span>
            {words.endSingle}
            {!test.single && <span class="end-what"> {isPart ? words.endPartWhat : words.endWhat}</span>}
          </span>
        </button>
      </div>
    </header>
  )
}

function Timer({ clock }: { readonly clock: ClockView }) {
  useNow(1000)
  const elapsed = clock.elapsed()
  const left = clock.limitMs === null ? undefined : Math.max(0, clock.limitMs - elapsed)
  const minutes = left === undefined ? undefined : Math.ceil(left / 60_000)
  const before = useRef(minutes)
  useEffect(() => {
    const mark = marks.find((each) => minutes === each && before.current === each + 1)
    if (minutes === 0 && before.current === 1) announce(words.timerOver)
    else if (mark !== undefined) announce(words.timerMark(mark))
    before.current = minutes
  }, [minutes])
  if (timeHidden.on.value)
    return (
      <button
        type="button"
        class="button button-quiet button-small"
        onClick={() => {
          timeHidden.set(false)
        }}
      >
        {words.show}
      </button>
    )
  return (
    <p class="timer">
      <span class="hidden-text">{words.timer} </span>
      <span class="number">{reading(left ?? elapsed)}</span>{' '}
      <span class="timer-sense">{left === undefined ? words.timeGone : words.timeLeft}</span>
      <button
        type="button"
        class="button button-quiet button-small"
        aria-label={words.hideTime}
        onClick={() => {
          timeHidden.set(true)
        }}
      >
        {words.hide}
      </button>
    </p>
  )
}
