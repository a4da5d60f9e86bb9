import type { ItemKind } from '#schemas/public-item'
import { choice } from './Choice/index.ts'
import { code } from './Code/index.ts'
import type { KindOnPage } from './kind.tsx'
import { order } from './Order/index.ts'
import { short } from './Short/index.ts'
import { trace } from './Trace/index.ts'

/** The kinds, by name. */
const kinds: Readonly<Record<ItemKind, KindOnPage>> = { code, choice, short, order, trace }

/** @param kind Name of a kind. @returns Its parts of the page. */
export function kindOf(kind: ItemKind): KindOnPage {
  return kinds[kind]
}
