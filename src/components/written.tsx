import type { FollowUpView } from '../session/view.ts'
import { Program } from './program.tsx'

/** An answer that was written, to read: its text, coloured by its language. */
export function Written({
  answer,
  label,
}: {
  readonly answer: FollowUpView['base']
  /** What it is, for those who cannot see where it stands. */
  readonly label: string
}) {
  return (
    <Program
      text={answer.text}
      label={label}
      language={'language' in answer ? answer.language : answer.kind}
    />
  )
}
