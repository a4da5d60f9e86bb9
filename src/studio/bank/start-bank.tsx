import { render } from 'preact'
import { isDamaged, unpacked } from '../address.ts'
import { designFrom, type GivenDesign } from '../design.ts'
import type { StudioRelease } from '../offer.ts'
import { BankApp, type BankDesign } from './bank-app.tsx'
import { bankViewFrom } from './bank-view.ts'

/** Puts the page's app into its place, with the design that its address holds. */
export async function startBank(): Promise<void> {
  const root = document.querySelector<HTMLElement>('#studio-bank')
  if (!root) return
  const releases = JSON.parse(root.dataset['offer'] ?? '') as readonly StudioRelease[]
  const fragment = location.hash.slice(1)
  const value = await unpacked(fragment)
  const given = givenFrom(value, releases)
  const held = { missing: given?.missing, isDamaged: isDamaged(fragment, value) }
  root.replaceChildren()
  render(<BankApp releases={releases} given={given?.design} held={held} />, root)
}

function givenFrom(
  value: unknown,
  releases: readonly StudioRelease[],
): (GivenDesign & { readonly design: BankDesign }) | undefined {
  const found = designFrom(value, releases)
  if (found === undefined) return undefined
  const { bank } = value as { readonly bank?: unknown }
  return { ...found, design: { ...found.design, bank: bankViewFrom(bank) } }
}
