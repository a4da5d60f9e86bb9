import { useState } from 'preact/hooks'
import { announce } from '../components/live-region.tsx'
import { preview } from '../text/preview.ts'
import type { ItemPlace } from '../components/author-pages.ts'
import { reviewAddress } from './author-addresses.ts'

const words = preview.variants

/** Who read a variant last on this page: a reviewer reads several. */
let reviewer = ''

/** Takes what a person says of a variant who has read and solved it. */
export function ReviewForm({ place, seed }: { readonly place: ItemPlace; readonly seed: number }) {
  const [by, setBy] = useState(reviewer)
  const [reason, setReason] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const say = async (verdict: 'accepted' | 'rejected'): Promise<void> => {
    reviewer = by
    try {
      const response = await fetch(reviewAddress(place, seed), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ verdict, by, reason }),
      })
      const { message } = (await response.json()) as { readonly message: string }
      setTrouble(response.ok ? undefined : message)
      if (response.ok) announce(words.noted(verdict))
    } catch {
      setTrouble(preview.failed)
    }
  }
  return (
    <form class="review-form" onSubmit={(event) => event.preventDefault()}>
      <label>
        {words.by}
        <input
          type="text"
          autocomplete="name"
          value={by}
          onInput={({ currentTarget }) => setBy(currentTarget.value)}
        />
      </label>
      <label>
        {words.reason}
        <input type="text" value={reason} onInput={({ currentTarget }) => setReason(currentTarget.value)} />
      </label>
      <p class="review-buttons">
        <button type="button" class="button button-small" onClick={() => void say('accepted')}>
          {words.accept}
        </button>{' '}
        <button type="button" class="button button-small" onClick={() => void say('rejected')}>
          {words.reject}
        </button>
      </p>
      {trouble !== undefined && (
        <p class="note note-bad" role="alert">
          {trouble}
        </p>
      )}
    </form>
  )
}
