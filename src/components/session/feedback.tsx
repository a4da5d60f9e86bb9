import { kindOf } from '../../kinds/index.ts'
import type { FeedbackView } from '../../session/view.ts'
import { session } from '../../text/session.ts'
import { Parts } from '../parts.tsx'
import { Program } from '../program.tsx'

const words = session.feedback

/** What the answer earned and why, and what a good one looks like. */
export function Feedback({ view }: { readonly view: FeedbackView }) {
  const { Review, reviewsParts } = kindOf(view.item.kind)
  const { score } = view
  return (
    <div class="feedback">
      <h2 id="feedback" tabIndex={-1}>
        {words.heading(score.category, score.max)}
      </h2>
      <p class="meaning">{view.meaning ?? words.none(score.max)}</p>
      {!reviewsParts && (
        <section>
          <h3>{words.evidence}</h3>
          <Parts parts={score.parts} />
        </section>
      )}
      <section>
        <h3>{words.answer}</h3>
        <Review item={view.item} draft={view.draft} score={score} />
      </section>
      {view.explanation !== '' && (
        <section>
          <h3>{words.explanation}</h3>
          <div class="prose" dangerouslySetInnerHTML={{ __html: view.explanation }} />
        </section>
      )}
      {view.solutions.map((solution) => (
        <details key={solution.language}>
          <summary>{words.solution(session.code.languages[solution.language] ?? solution.language)}</summary>
          <Program text={solution.text} label={words.solution(solution.language)} />
        </details>
      ))}
    </div>
  )
}
