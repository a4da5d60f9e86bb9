import type { BankRow } from './bank-rows.ts'

export const LEVELS = [1, 2, 3, 4, 5] as const

/** How many items of a group there are of each level, 1 to 5, and in all. */
export interface LevelCounts {
  readonly name: string
  readonly levels: readonly number[]
  readonly all: number
}

/** @param groupsOf what an item counts for; of several each @returns a row for each of the names, in their order */
export function levelCounts(
  rows: readonly BankRow[],
  names: readonly string[],
  groupsOf: (row: BankRow) => readonly string[],
): readonly LevelCounts[] {
  const counts = new Map(names.map((name) => [name, LEVELS.map(() => 0)]))
  for (const row of rows)
    for (const name of groupsOf(row)) {
      const levels = counts.get(name)
      if (levels) levels[row.level - 1] = (levels[row.level - 1] ?? 0) + 1
    }
  return [...counts].map(([name, levels]) => ({
    name,
    levels,
    all: levels.reduce((sum, count) => sum + count, 0),
  }))
}
