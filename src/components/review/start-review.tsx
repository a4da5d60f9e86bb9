import { render } from 'preact'
import { ReviewApp, type ReviewOffer } from './review-app.tsx'

/** Puts the page's app into its place. */
export function startReview(): void {
  const root = document.querySelector<HTMLElement>('#review')
  if (!root) return
  const offer = JSON.parse(root.dataset['offer'] ?? '') as ReviewOffer
  root.replaceChildren()
  render(<ReviewApp offer={offer} />, root)
}
