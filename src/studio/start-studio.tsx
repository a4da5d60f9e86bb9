import { render } from 'preact'
import { unpacked } from './address.ts'
import type { StudioRelease } from './offer.ts'
import type { GivenDesign, StudioDesign } from './design.ts'
import { StudioApp } from './studio-app.tsx'
import { wishesFrom } from './wishes.ts'

/** Puts the page's app into its place, with the design that its address holds. */
export async function startStudio(): Promise<void> {
  const root = document.querySelector<HTMLElement>('#studio')
  if (!root) return
  const releases = JSON.parse(root.dataset['offer'] ?? '') as readonly StudioRelease[]
  const given = designFrom(await unpacked(location.hash.slice(1)), releases)
  root.replaceChildren()
  render(<StudioApp releases={releases} given={given} />, root)
}

function designFrom(value: unknown, releases: readonly StudioRelease[]): GivenDesign | undefined {
  if (typeof value !== 'object' || value === null || !('text' in value)) return undefined
  const { hash, text, wishes } = value as Partial<Record<keyof StudioDesign, unknown>>
  if (typeof text !== 'string') return undefined
  const known = releases.find((release) => release.hash === hash) ?? releases[0]
  const design = { hash: known?.hash ?? '', text, wishes: wishesFrom(wishes) }
  return { design, isMoved: known?.hash !== hash }
}
