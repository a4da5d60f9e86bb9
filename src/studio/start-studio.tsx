import { render } from 'preact'
import { isDamaged, unpacked } from './address.ts'
import type { StudioRelease } from './offer.ts'
import { designFrom } from './design.ts'
import { StudioApp } from './studio-app.tsx'

/** Puts the page's app into its place, with the design that its address holds. */
export async function startStudio(): Promise<void> {
  const root = document.querySelector<HTMLElement>('#studio')
  if (!root) return
  const releases = JSON.parse(root.dataset['offer'] ?? '') as readonly StudioRelease[]
  const fragment = location.hash.slice(1)
  const value = await unpacked(fragment)
  const given = designFrom(value, releases)
  const held = { missing: given?.missing, isDamaged: isDamaged(fragment, value) }
  root.replaceChildren()
  render(<StudioApp releases={releases} given={given?.design} held={held} />, root)
}
