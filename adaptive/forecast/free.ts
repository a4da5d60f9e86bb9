import type { Path } from './path.ts'
import type { Setting } from './setting.ts'

/** What may come now. */
export interface Free {
  /** 1 for each class of the requirements whose items may come */
  readonly isOpen: Uint8Array
  /** what else an item of such a class has to be; undefined where nothing */
  readonly also: ((item: number) => boolean) | undefined
}

/** @returns whether an item may come on a path */
export function freeOn(
  { requirements: { classOf } }: Setting,
  { left }: Path,
  { isOpen, also }: Free,
): (item: number) => boolean {
  return (item) => left[item] === 1 && isOpen[classOf[item] ?? 0] === 1 && (also === undefined || also(item))
}
