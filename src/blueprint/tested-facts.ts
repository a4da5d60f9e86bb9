import type { Item, ItemKind } from '#schemas/item'
import type { ItemParameters } from '#schemas/parameters'
import type { Variant } from '#schemas/public-item'

/** What a test can depend on of an item; items of a release's public index have it all. */
export interface TestedFacts {
  readonly id: string
  readonly version: string
  readonly kind: ItemKind
  readonly use: Item['use']
  readonly status: Item['status']
  readonly skills: readonly string[]
  readonly level: number
  readonly minutes: number
  readonly ai: Item['ai']
  readonly locale: string
  readonly languages: readonly string[]
  readonly max: number
  readonly parameters: ItemParameters
  readonly family?: string
  readonly enemies?: readonly string[]
  readonly variant?: Variant
  /** Whether it has cases that steer a graded test. */
  readonly steers?: true
}
