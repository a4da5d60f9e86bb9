import type { ResponseOf } from '#schemas/response'
import type { FollowUpKind } from '#log'
import type { FollowUpView } from '../session/view.ts'
import { adapting as words } from '../text/adapting.ts'
import { Program } from './program.tsx'
import { Written } from './written.tsx'

interface AdaptedProps {
  readonly response: Exclude<ResponseOf<FollowUpKind>, { kind: 'debug' }>
  /** Of the change; undefined while it may not be shown */
  readonly solutions: readonly { readonly language: string; readonly text: string }[] | undefined
}

/** What was foreseen, what was made of the locked answer, and, once it may be shown, what could have been. */
export function Adapted({ response, solutions }: AdaptedProps) {
  const { followUp, ...base } = response
  if (followUp === undefined) return null
  const { prediction, reason, ...adapted } = followUp
  // What was adapted takes the place of what was locked, in an answer of the same kind.
  const answer = { ...base, ...adapted } as FollowUpView['base']
  const language = 'language' in base ? base.language : base.kind
  const solution = solutions?.find((one) => one.language === language)
  return (
    <>
      <Foreseen kind={base.kind} prediction={prediction} reason={reason} />
      <h4>{words.adapted(base.kind)}</h4>
      <Written answer={answer} label={words.adapted(base.kind)} />
      {solution !== undefined && (
        <details>
          <summary>{words.solution}</summary>
          <Program text={solution.text} label={words.solution} language={language} />
        </details>
      )}
    </>
  )
}

/** What was expected of a locked answer, and why. */
export function Foreseen({
  kind,
  prediction,
  reason,
}: Pick<FollowUpView, 'prediction' | 'reason'> & { readonly kind: FollowUpKind }) {
  return (
    <p class="review-reason">
      {words.said(prediction, kind)}
      {reason !== '' && ` “${reason}”`}
    </p>
  )
}
