import { render } from 'preact'
import { designFrom, firstDesign, type GivenDesign } from '../design.ts'
import { recordOf } from '../given.ts'
import { heldDesign } from '../held-design.ts'
import type { StudioRelease } from '../offer.ts'
import { BankApp, type BankDesign } from './bank-app.tsx'
import { BANK_VIEW, bankViewFrom } from './bank-view.ts'

/** Puts the page's app into its place, with the design that its address holds. */
export async function startBank(): Promise<void> {
  const root = document.querySelector<HTMLElement>('#studio-bank')
  if (!root) return
  const releases = JSON.parse(root.dataset['offer'] ?? '') as readonly StudioRelease[]
  const held = await heldDesign((value) => givenFrom(value, releases), {
    ...firstDesign(releases),
    bank: BANK_VIEW,
  })
  root.replaceChildren()
  render(<BankApp releases={releases} {...held} />, root)
}

function givenFrom(value: unknown, releases: readonly StudioRelease[]): GivenDesign<BankDesign> | undefined {
  const found = designFrom(value, releases)
  const { bank } = recordOf<BankDesign>(value)
  return found && { ...found, design: { ...found.design, bank: bankViewFrom(bank) } }
}
