import type { Guide } from './guide.ts'
import { guides } from './guides.ts'

/** How far somebody has come with a guide. */
export interface GuidePlace {
  readonly guide: Guide
  /** place of the step, from 0 */
  readonly at: number
}

/** Name of the guide in an address. */
export const GUIDE = 'guide'
/** Number of the step in an address, from 1. */
const STEP = 'step'

/** @param search of an address @returns undefined where it names no guide; a step that is none is the first */
export function placeIn(search: string): GuidePlace | undefined {
  const values = new URLSearchParams(search)
  const guide = guides.find(({ id }) => id === values.get(GUIDE))
  if (guide === undefined) return undefined
  const at = Number(values.get(STEP) ?? 1) - 1
  return { guide, at: Number.isInteger(at) && at in guide.steps ? at : 0 }
}

/** @returns what {@link placeIn} reads, with its question mark */
export function searchOf({ guide, at }: GuidePlace): string {
  return `?${new URLSearchParams({ [GUIDE]: guide.id, [STEP]: String(at + 1) })}`
}
