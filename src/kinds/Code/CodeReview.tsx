import { Program } from '../../components/program.tsx'
import { session } from '../../text/session.ts'
import type { ReviewProps } from '../kind.tsx'

/** The code as submitted. */
export function CodeReview({ response }: ReviewProps<'code'>) {
  return <Program text={response.text} label={session.code.solution} />
}
