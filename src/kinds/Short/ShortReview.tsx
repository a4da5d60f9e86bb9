import { short as words } from '../../text/kinds/short.ts'
import type { ReviewProps } from '../kind.tsx'

/** The answer as it was given; the explanation says the rest. */
export function ShortReview({ response }: ReviewProps<'short'>) {
  return response.text.trim() === '' ? (
    <p class="muted">{words.none}</p>
  ) : (
    <p>
      <samp>{response.text}</samp>
    </p>
  )
}
