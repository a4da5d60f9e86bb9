import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { itemWithKey } from '#log'
import type { GradedEntry } from '#results'
import type { PracticeItem } from '#schemas/public-item'
import { findGradedTest } from '../../generators/seal/graded-test.ts'
import buildSite from '../../test/e2e/site.ts'
import { openOrganisation, type Organisation } from '../../test/graded/organisation.ts'

/** The site as the browser tests have it, with the test `screen` sealed for some candidates. */
export interface SealedSite {
  readonly organisation: Organisation
  /** in the order of the candidates */
  readonly links: readonly string[]
  readonly entries: readonly GradedEntry[]
  /** with their keys, as nobody has them who sits the test */
  readonly items: ReadonlyMap<string, PracticeItem>
  readonly close: () => Promise<void>
}

/** @param people the list of candidates, as CSV */
export async function openSealedSite(people: string): Promise<SealedSite> {
  const provided = new Map<string, string>()
  const provide = (name: string, value: string) => provided.set(name, value)
  const stop = await buildSite({ provide } as unknown as TestProject)
  const organisation = await openOrganisation()
  const close = async (): Promise<void> => {
    await organisation.close()
    await stop()
  }
  try {
    const out = join(provided.get('home') ?? '', 'site')
    const links = await organisation.seal({ site: provided.get('site') ?? '', out, people })
    const found = await findGradedTest(organisation.bank, 'screen')
    if (!found.ok) throw new Error(found.message)
    const entries = found.test.items
    const items = new Map(
      entries.map(({ facts, item, sealed }) => [facts.id, itemWithKey(item, sealed.key)] as const),
    )
    return { organisation, links, entries, items, close }
  } catch (error) {
    await close()
    throw error
  }
}
