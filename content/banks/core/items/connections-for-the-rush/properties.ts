type Input = readonly [readonly number[], readonly number[], number, number]

export const properties = {
  'at least one connection, and never more than requests': (size: number, arrivals: readonly number[]) =>
    size >= 1 && size <= arrivals.length,
  'one connection is enough where so many may wait': (
    size: number,
    arrivals: readonly number[],
    _durations: readonly number[],
    _patience: number,
    allowed: number,
  ) => allowed < arrivals.length || size === 1,
}

export const relations = {
  'who waits for longer needs no more': {
    change: (...[arrivals, durations, patience, allowed]: Input) =>
      patience < 10000 ? [arrivals, durations, Math.min(10000, patience + 3), allowed] : null,
    holds: (size: number, patient: number) => patient <= size,
  },
  'where nobody may wait, the size is the most requests at one time': {
    change: (...[arrivals, durations]: Input) => [arrivals, durations, 0, 0],
    holds: (_size: number, most: number, [arrivals, durations]: Input) => {
      const atOnce = arrivals.map(
        (now) => arrivals.filter((at, i) => at <= now && now < at + (durations[i] ?? 0)).length,
      )
      return most === Math.max(...atOnce)
    },
  },
  'requests that differ in their arrival stand in the log in any order': {
    change: (...[arrivals, durations, patience, allowed]: Input) =>
      new Set(arrivals).size === arrivals.length
        ? [arrivals.toReversed(), durations.toReversed(), patience, allowed]
        : null,
    holds: (size: number, turned: number) => size === turned,
  },
}
