import { useLayoutEffect, useRef } from 'preact/hooks'
import { kindOf } from '../../kinds/index.ts'
import type { FeedbackView } from '../../session/view.ts'
import { session } from '../../text/session.ts'
import { DRY_RUN } from '../offers.ts'
import { announce } from '../live-region.tsx'
import { Parts } from '../parts.tsx'
import { Program } from '../program.tsx'
import { useSession } from './session-context.ts'

const words = session.feedback

/** What the answer earned and why; the way and the key only to those who have solved it or ask for them. */
export function Feedback({ view }: { readonly view: FeedbackView }) {
  const { Review, Failures, reviewsParts } = kindOf(view.item.kind)
  const { score, revealed } = view
  useFocusOnKey(view)
  return (
    <div class="feedback">
      <h2 id="feedback" tabIndex={-1}>
        {words.heading(score.category, score.max)}
      </h2>
      <p class="meaning">{view.meaning ?? words.none(score.max)}</p>
      {standing(view) !== undefined && <p class="muted standing">{standing(view)}</p>}
      {!view.solved && <Ways view={view} />}
      {!reviewsParts && (
        <section>
          <h3>{words.evidence}</h3>
          <Parts parts={score.parts} />
        </section>
      )}
      <Failures item={view.item} draft={view.draft} score={score} revealed={revealed} />
      <section>
        <h3 id="answer" tabIndex={-1}>
          {words.answer}
        </h3>
        <Review item={view.item} draft={view.draft} score={score} revealed={revealed} />
      </section>
      <Explanation view={view} />
      {view.solutions.map((solution, index) => (
        <details key={solution.language} open={!view.solved && index === 0}>
          <summary>{words.solution(session.code.languages[solution.language] ?? solution.language)}</summary>
          <Program
            text={solution.text}
            label={words.solution(solution.language)}
            language={solution.language}
          />
        </details>
      ))}
    </div>
  )
}

/** Whether the answer counted; where this was a later one, what the first had earned. */
function standing({ test, first, uncounted }: FeedbackView): string | undefined {
  if (test.id === DRY_RUN) return undefined
  if (uncounted !== undefined) {
    const reason = words.uncounted[uncounted]
    return first === undefined ? reason : `${words.first(first.category, first.max)} ${reason}`
  }
  if (first === undefined) return test.single ? undefined : words.counted
  return (test.single ? words.keptFirst : words.countedFirst)(first.category, first.max)
}

function Ways({ view: { revealed } }: { readonly view: FeedbackView }) {
  const { actions } = useSession()
  return (
    <div class="feedback-ways">
      <p>{words.ways}</p>
      <div class="ways">
        <button type="button" class="button" onClick={actions.retry}>
          {words.retry}
        </button>
        {!revealed && (
          <button type="button" class="button" onClick={actions.reveal}>
            {words.reveal}
          </button>
        )}
      </div>
    </div>
  )
}

/** Open once the key may be shown; before, folded, because it tells the way. */
function Explanation({ view: { explanation, revealed } }: { readonly view: FeedbackView }) {
  const prose = <div class="prose" dangerouslySetInnerHTML={{ __html: explanation }} />
  if (explanation === '') return null
  if (!revealed)
    return (
      <details class="explanation">
        <summary>{words.explanationClosed}</summary>
        {prose}
      </details>
    )
  return (
    <section>
      <h3 id="explanation" tabIndex={-1}>
        {words.explanation}
      </h3>
      {prose}
    </section>
  )
}

/** The button that asked for the key is gone once it is shown: reading goes on where the key begins. */
function useFocusOnKey({ revealed, item }: FeedbackView): void {
  const before = useRef(revealed)
  useLayoutEffect(() => {
    if (revealed && !before.current) {
      announce(words.revealed)
      const place = kindOf(item.kind).reviewsKey ? '#answer' : '#explanation'
      document.querySelector<HTMLElement>(place)?.focus()
    }
    before.current = revealed
  }, [revealed, item.kind])
}
