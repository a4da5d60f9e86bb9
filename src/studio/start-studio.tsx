import { render } from 'preact'
import { designFrom, firstDesign } from './design.ts'
import { heldDesign } from './held-design.ts'
import type { StudioRelease } from './offer.ts'
import { StudioApp } from './studio-app.tsx'

/** Puts the page's app into its place, with the design that its address holds. */
export async function startStudio(): Promise<void> {
  const root = document.querySelector<HTMLElement>('#studio')
  if (!root) return
  const releases = JSON.parse(root.dataset['offer'] ?? '') as readonly StudioRelease[]
  const held = await heldDesign((value) => designFrom(value, releases), firstDesign(releases))
  root.replaceChildren()
  render(<StudioApp releases={releases} {...held} />, root)
}
