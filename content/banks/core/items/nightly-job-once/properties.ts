type Input = readonly [number, number, number, number, number, number]

export const properties = {
  'runs lie in the range, and 23 to 25 hours apart, except around the hour that is skipped': (
    runs: readonly number[],
    ...[, , summerStart, summerLength, from, to]: Input
  ) =>
    runs.every((run) => run >= from && run < to) &&
    runs.every((run, at) => {
      const apart = run - (runs[at - 1] ?? run - 1440)
      const before = run - apart
      const crosses = [summerStart, summerStart + summerLength].some((jump) => before < jump && run >= jump)
      const ends = [before, run].includes(summerStart)
      return ends || apart === 1440 || (crosses && (apart === 1380 || apart === 1500))
    }),
  'the clock shows the wanted time, but for a run at the jump': (
    runs: readonly number[],
    ...[time, offset, summerStart, summerLength]: Input
  ) =>
    runs.every((run) => {
      const isSummer = run >= summerStart && run < summerStart + summerLength
      const shown = run + offset + (isSummer ? 60 : 0)
      return run === summerStart || (((shown - time) % 1440) + 1440) % 1440 === 0
    }),
}

export const relations = {
  'two ranges side by side have the runs of both': {
    change: (...[time, offset, summerStart, summerLength, from, to]: Input) => {
      const middle = from + Math.floor((to - from) / 2)
      return middle > from ? [time, offset, summerStart, summerLength, from, middle] : null
    },
    holds: (runs: readonly number[], first: readonly number[], _input: Input, [, , , , , middle]: Input) =>
      runs.filter((run) => run < middle).join() === first.join(),
  },
  'a day later by all clocks': {
    change: (...[time, offset, summerStart, summerLength, from, to]: Input) =>
      summerStart <= 48560 && to <= 98560
        ? [time, offset, summerStart + 1440, summerLength, from + 1440, to + 1440]
        : null,
    holds: (runs: readonly number[], later: readonly number[]) =>
      runs.map((run) => run + 1440).join() === later.join(),
  },
}
