import { render } from 'preact'
import { unpacked } from '../address.ts'
import { designFrom } from '../design.ts'
import type { StudioRelease } from '../offer.ts'
import { BankApp, type GivenBank } from './bank-app.tsx'
import { bankViewFrom } from './bank-view.ts'

/** Puts the page's app into its place, with the design that its address holds. */
export async function startBank(): Promise<void> {
  const root = document.querySelector<HTMLElement>('#studio-bank')
  if (!root) return
  const releases = JSON.parse(root.dataset['offer'] ?? '') as readonly StudioRelease[]
  const given = givenFrom(await unpacked(location.hash.slice(1)), releases)
  root.replaceChildren()
  render(<BankApp releases={releases} given={given} />, root)
}

function givenFrom(value: unknown, releases: readonly StudioRelease[]): GivenBank | undefined {
  const found = designFrom(value, releases)
  if (found === undefined) return undefined
  const { bank } = value as { readonly bank?: unknown }
  return { ...found, design: { ...found.design, bank: bankViewFrom(bank) } }
}
