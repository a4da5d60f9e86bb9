import { kinds } from '../../text/kinds.ts'
import type { ReviewProps } from '../kind.tsx'

/** The answer as it was given; the explanation says the rest. */
export function ShortReview({ response }: ReviewProps<'short'>) {
  return response.text.trim() === '' ? (
    <p class="muted">{kinds.short.none}</p>
  ) : (
    <p>
      <samp>{response.text}</samp>
    </p>
  )
}
