import type { Diagnostic } from '#schemas/diagnose/index'
import type { StudioRelease } from './offer.ts'
import { recordOf } from './given.ts'
import { WISHES, wishesFrom, type Wishes } from './wishes.ts'

/** All that a designer has made: an address holds it. */
export interface StudioDesign {
  /** of the release whose items it is held against */
  readonly hash: string
  readonly text: string
  /** another blueprint that it is compared with */
  readonly other?: string | undefined
  readonly wishes: Wishes
}

/** What an address held. */
export interface GivenDesign<Design = StudioDesign> {
  readonly design: Design
  /** hash of its release, where the site has none such */
  readonly missing?: string
}

/** The design of an address that holds none: the first release, with no text yet. */
export function firstDesign(releases: readonly StudioRelease[]): StudioDesign {
  return { hash: releases[0]?.hash ?? '', text: '', wishes: WISHES }
}

/** @param value what an address held @returns undefined where that is no design */
export function designFrom(value: unknown, releases: readonly StudioRelease[]): GivenDesign | undefined {
  const { hash, text, other, wishes } = recordOf<StudioDesign>(value)
  if (typeof text !== 'string') return undefined
  const known = releases.find((release) => release.hash === hash) ?? releases[0]
  const design = {
    hash: known?.hash ?? '',
    text,
    wishes: wishesFrom(wishes),
    ...(typeof other === 'string' && { other }),
  }
  return { design, ...(known?.hash !== hash && { missing: String(hash) }) }
}

/** Where a fault stands in a text, in UTF-16 units. */
export function placeOf(text: string, { range: { start, end } }: Diagnostic): readonly [number, number] {
  const lines = text.split('\n')
  const offset = ({ line, column }: { readonly line: number; readonly column: number }): number =>
    lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1
  return [offset(start), offset(end)]
}
