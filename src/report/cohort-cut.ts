import type { RecordScale } from '#adaptive'
import type { CohortScale } from './cohort-scales.ts'
import { levelOf } from './level-words.ts'
import { count, counted } from './number-words.ts'

export interface SideOfCut {
  readonly isSelected: boolean
  /** whether the whole 95 % interval lies on that side */
  readonly isSure: boolean
}

/**
 * On which side of a cut somebody stands: by the level as pages show it, with one digit, so that nobody who is shown the cut
 * itself is left out.
 *
 * @param cut level (3 + theta) from which on candidates are selected
 */
export function sideOfCut({ theta, low, high }: RecordScale, cut: number): SideOfCut {
  const isSelected = Number(levelOf(theta).toFixed(1)) >= cut
  return { isSelected, isSure: isSelected ? levelOf(low) >= cut : levelOf(high) < cut }
}

/** @returns in sentences how many a cut selects, and for how many that is sure */
export function cutInWords({ persons }: CohortScale, cut: number): string {
  const sides = persons.map(({ scale }) => sideOfCut(scale, cut))
  const selected = sides.filter(({ isSelected }) => isSelected).length
  const sure = sides.filter(({ isSure }) => isSure).length
  const doubt =
    sure === sides.length
      ? 'everybody’s range lies on one side of it'
      : `for ${sure === 0 ? 'nobody' : counted(sure, 'candidate')} does the range lie on one side of it, so it decides less than it seems to`
  return `${count(selected)} of ${counted(sides.length, 'candidate')} at level ${cut} or above; ${doubt}.`
}
