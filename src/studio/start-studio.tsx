import { render } from 'preact'
import { unpacked } from './address.ts'
import type { StudioRelease } from './offer.ts'
import { designFrom } from './design.ts'
import { StudioApp } from './studio-app.tsx'

/** Puts the page's app into its place, with the design that its address holds. */
export async function startStudio(): Promise<void> {
  const root = document.querySelector<HTMLElement>('#studio')
  if (!root) return
  const releases = JSON.parse(root.dataset['offer'] ?? '') as readonly StudioRelease[]
  const given = designFrom(await unpacked(location.hash.slice(1)), releases)
  root.replaceChildren()
  render(<StudioApp releases={releases} given={given} />, root)
}
