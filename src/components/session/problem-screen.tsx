import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Problem, SessionActions } from '../../session/view.ts'
import { session as words } from '../../text/session.ts'

/** What happened, what is safe, and the ways on; the recommended one first. */
export function ProblemScreen({
  problem,
  actions,
}: {
  readonly problem: Problem
  readonly actions: SessionActions
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    heading.current?.focus()
  }, [problem.code])
  return (
    <main class="page" id="content">
      <h1 ref={heading} tabIndex={-1}>
        {problem.title}
      </h1>
      <p class="lead">{problem.text}</p>
      <div class="ways">
        {problem.ways.map((way, index) => (
          <button
            key={way}
            type="button"
            class={index === 0 ? 'button button-next' : 'button'}
            onClick={() => {
              actions.solveProblem(way)
            }}
          >
            {words.problem.ways[way]}
          </button>
        ))}
      </div>
    </main>
  )
}
