import { render } from 'preact'
import { TakeApp, type TakeOffer } from './take-app.tsx'

/** Puts the page's app into its place. */
export function startTake(): void {
  const root = document.querySelector<HTMLElement>('#take')
  if (!root) return
  const offer = JSON.parse(root.dataset['offer'] ?? '') as TakeOffer
  root.replaceChildren()
  render(<TakeApp offer={offer} />, root)
}
