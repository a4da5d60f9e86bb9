import { signal } from '@preact/signals'
import type { ItemKind } from '#schemas/public-item'
import { loadSheet } from '../components/load-sheet.ts'
import type { KindOnPage } from './kind.tsx'

/** The kinds, by name: each is fetched when a test has items of it. */
const loaders: Readonly<Record<ItemKind, () => Promise<KindOnPage>>> = {
  code: () => import('./Code/index.ts').then(({ code }) => code),
  choice: () => import('./Choice/index.ts').then(({ choice }) => choice),
  short: () => import('./Short/index.ts').then(({ short }) => short),
  order: () => import('./Order/index.ts').then(({ order }) => order),
  design: () => import('./Design/index.ts').then(({ design }) => design),
  prompt: () => import('./Prompt/index.ts').then(({ prompt }) => prompt),
  trace: () => import('./Trace/index.ts').then(({ trace }) => trace),
  review: () => import('./Review/index.ts').then(({ review }) => review),
  tests: () => import('./Tests/index.ts').then(({ tests }) => tests),
  debug: () => import('./Debug/index.ts').then(({ debug }) => debug),
  critique: () => import('./Critique/index.ts').then(({ critique }) => critique),
  sql: () => import('./Sql/index.ts').then(({ sql }) => sql),
}

const loaded = signal<Partial<Record<ItemKind, KindOnPage>>>({})

/** Stands in for a kind that is on its way. */
const onItsWay: KindOnPage = {
  sheet: undefined,
  Work: () => null,
  Review: () => null,
  Failures: () => null,
  reviewsParts: true,
  reviewsKey: false,
  unanswered: () => undefined,
}

/** @param kind Name of a kind. @returns Its parts of the page; who renders them renders again once they are there. */
export function kindOf(kind: ItemKind): KindOnPage {
  const found = loaded.value[kind]
  if (found === undefined) void loadKinds([kind]).catch(() => undefined)
  return found ?? onItsWay
}

/**
 * Fetches kinds ahead.
 *
 * @throws Error where one does not arrive
 */
export async function loadKinds(kinds: readonly ItemKind[]): Promise<void> {
  await Promise.all(
    kinds.map(async (kind) => {
      if (loaded.peek()[kind] !== undefined) return
      const found = await loaders[kind]()
      if (found.sheet !== undefined) await loadSheet(found.sheet)
      loaded.value = { ...loaded.peek(), [kind]: found }
    }),
  )
}
