import type { Free } from './free.ts'
import type { Path, PathBlock } from './path.ts'
import type { Remains } from './remains.ts'
import type { Setting } from './setting.ts'

/** What exposure control lets through before the rest; within both, the quota that is farthest behind its share first. */
export function groupsOf(
  setting: Setting,
  path: Path,
  block: PathBlock,
  { free, isAdmitted }: Remains,
): readonly Free[] {
  const { also } = free
  const open = behindFirst(setting, path, block, free.isOpen)
  if (isAdmitted === undefined) return open.map((isOpen) => ({ isOpen, also }))
  const isIn = (item: number): boolean => also === undefined || also(item)
  return [
    ...open.map((isOpen) => ({
      isOpen: isOpen.slice(),
      also: (item: number) => isAdmitted(item) && isIn(item),
    })),
    ...open.map((isOpen) => ({ isOpen, also: (item: number) => !isAdmitted(item) && isIn(item) })),
  ]
}

/** The open classes of each group. */
function behindFirst(
  { requirements: { list, starts, classes } }: Setting,
  { need }: Path,
  { at }: PathBlock,
  isOpen: Uint8Array,
): readonly Uint8Array[] {
  const first = starts[at] ?? 0
  const countOf = (r: number): number => (list[r]?.min ?? 0) - (need[r] ?? 0)
  const behind: { readonly r: number; readonly by: number }[] = []
  for (let r = first + 1; r < (starts[at + 1] ?? 0); r++) {
    const share = list[r]?.share
    if (share !== undefined) behind.push({ r, by: share - countOf(r) / Math.max(1, countOf(first)) })
  }
  if (behind.length === 0) return [isOpen]
  const sorted = behind.sort((x, y) => y.by - x.by)
  const groupOf = classes.map((uses) => {
    const place = sorted.findIndex(({ r }) => uses[at]?.includes(r) === true)
    return place === -1 ? sorted.length : place
  })
  return Array.from({ length: sorted.length + 1 }, (_, group) =>
    isOpen.map((is, of) => (groupOf[of] === group ? is : 0)),
  )
}
