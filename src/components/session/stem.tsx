import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { kindNames } from '../../text/common.ts'
import { session } from '../../text/session.ts'
import { DRY_RUN } from '../offers.ts'
import { makeTablesStackable } from '../stackable-tables.ts'
import { FollowUp } from './follow-up.tsx'
import { useSession } from './session-context.ts'

const words = session.stem

/** Its name, and what to expect. */
export function StemTitle() {
  const { item, attempt, screen, test } = useSession().view
  return (
    <div class="stem-title">
      <h1 id="stem" tabIndex={-1} data-item={item.id}>
        {item.title}
      </h1>
      <ul class="facts small">
        <li>{kindNames[item.kind]}</li>
        <li>{words.minutes(item.minutes)}</li>
        {test.id !== DRY_RUN && (
          <li class="stem-ai" aria-hidden="true">
            {item.ai === 'forbidden' ? session.header.aiForbidden : session.header.aiAllowed}
          </li>
        )}
      </ul>
      {attempt > 1 && screen === 'working' && <p class="note small">{session.work.attempt(attempt)}</p>}
    </div>
  )
}

/** What is asked. */
export function Stem() {
  const { view, actions } = useSession()
  const { item, hintsTaken } = view
  const hints = view.test.feedback === 'end' ? [] : item.grading.hints
  useFocusOnHint(item.id, hintsTaken.at(-1), hintsTaken.length)
  const text = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (text.current !== null) makeTablesStackable(text.current)
  }, [item.id])
  const next = hints.findIndex((_, index) => !hintsTaken.includes(index))
  const isShown = (index: number): boolean =>
    hintsTaken.includes(index) || (index === next && view.screen === 'working')
  return (
    <div class="stem">
      {view.followUp && <FollowUp followUp={view.followUp} isOver={view.screen === 'feedback'} />}
      <div id="stem-text" class="prose" ref={text} dangerouslySetInnerHTML={{ __html: item.stem }} />
      {hints.some((_, index) => isShown(index)) && (
        <section class="hints" aria-labelledby="hints">
          <h2 id="hints">{words.hints}</h2>
          {hints.map((hint, index) => {
            const taken = hintsTaken.includes(index)
            if (!isShown(index)) return undefined
            const name = words.hint(index + 1, hints.length)
            return (
              <div key={index} class="hint">
                <p class="hint-head">
                  <strong>{name}</strong>
                  <span class="muted">{hint.cost === 'none' ? words.free : words.key}</span>
                  {!taken && (
                    <button
                      type="button"
                      class="button button-small"
                      aria-label={`${words.show} ${name}`}
                      onClick={() => {
                        actions.takeHint(index)
                      }}
                    >
                      {words.show}
                    </button>
                  )}
                </p>
                {taken && (
                  <div
                    id={hintId(index)}
                    class="prose"
                    role="group"
                    aria-label={name}
                    tabIndex={-1}
                    dangerouslySetInnerHTML={{ __html: hint.html }}
                  />
                )}
              </div>
            )
          })}
        </section>
      )}
      <details class="scoring">
        <summary>{words.scoring}</summary>
        <ol>
          {item.scoring.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      </details>
    </div>
  )
}

function hintId(index: number): string {
  return `hint-${index + 1}`
}

/** The button that asked for a hint is gone once it is shown: reading goes on with the hint. */
function useFocusOnHint(item: string, latest: number | undefined, taken: number): void {
  const before = useRef({ item, taken })
  useLayoutEffect(() => {
    if (before.current.item === item && taken > before.current.taken && latest !== undefined)
      document.querySelector<HTMLElement>(`#${hintId(latest)}`)?.focus()
    before.current = { item, taken }
  }, [item, latest, taken])
}
