export const properties = {
  'no figure is below 0 or above the capacity': (shown: readonly number[], capacity: number) =>
    shown.every((free) => free >= 0 && free <= capacity),
  'one figure for each report': (shown: readonly number[], _capacity: number, changes: readonly number[]) =>
    shown.length === changes.length,
}

export const relations = {
  'each figure follows from the corrected one before it': {
    change: (capacity: number, changes: readonly number[]) =>
      changes.length > 0 ? [capacity, changes.slice(0, -1)] : null,
    holds: (
      shown: readonly number[],
      shorter: readonly number[],
      [capacity, changes]: readonly [number, readonly number[]],
    ) => {
      const before = shorter.at(-1) ?? capacity
      const free = before - (changes.at(-1) ?? 0)
      return shown.at(-1) === Math.min(capacity, Math.max(0, free))
    },
  },
}
