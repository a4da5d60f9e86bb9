import type { Blueprint } from '#schemas/blueprint'
import { createGenerator } from '../numeric/generator.ts'
import type { SessionItem } from '../session/item.ts'

/** With what probability each item, and each family as a whole, may be presented once it is selected; 1 if absent. */
export type ExposureParameters = NonNullable<NonNullable<Blueprint['exposure']>['parameters']>

/** What is exposed: an item of its own, or a family, whose variants are one in a candidate's memory. */
export interface ExposureUnit {
  readonly kind: 'items' | 'families'
  /** id of the item or the family */
  readonly id: string
}

/** The variants of a family are one unit: as one of them at most is shown, none of them is shown more often. */
export function unitOf({ id, family }: SessionItem): ExposureUnit {
  return family === undefined ? { kind: 'items', id } : { kind: 'families', id: family }
}

/** @returns a text of its own for each unit */
export function unitName({ kind, id }: ExposureUnit): string {
  return `${kind}/${id}`
}

/** The probability of a unit, in (0, 1]. */
export function chanceOf(parameters: ExposureParameters, { kind, id }: ExposureUnit): number {
  return parameters[kind]?.[id] ?? 1
}

/**
 * The items that stay out for one candidate, as their draws fell. Each unit has a draw of its own from the session's
 * seed, whenever it is selected and however often: the test of Sympson and Hetter (1985) with all its dice cast at once.
 *
 * @param seed of the session
 * @returns 1 for each such item; undefined where nothing is controlled
 */
export function refusedItems(
  parameters: ExposureParameters | undefined,
  items: readonly SessionItem[],
  seed: string,
): Uint8Array | undefined {
  if (parameters === undefined) return undefined
  return Uint8Array.from(items, (item) => {
    const unit = unitOf(item)
    const chance = chanceOf(parameters, unit)
    return chance < 1 && createGenerator(seed, `exposure/${unitName(unit)}`).unit() >= chance ? 1 : 0
  })
}
