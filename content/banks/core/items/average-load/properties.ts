interface Report {
  readonly at: number
  readonly load: number
}

export const properties = {
  'the average lies between the smallest and the largest load': (
    average: number | null,
    samples: readonly Report[],
  ) => {
    const loads = samples.map(({ load }) => load)
    return average === null || (average >= Math.min(...loads) - 1e-6 && average <= Math.max(...loads) + 1e-6)
  },
  'nothing is known exactly where no report came before the end': (
    average: number | null,
    samples: readonly Report[],
    _from: number,
    to: number,
  ) => (average === null) === samples.every(({ at }) => at >= to),
}

export const relations = {
  'a window of the same length counts as much, beside it': {
    change: (samples: readonly Report[], from: number, to: number) => {
      const first = Math.min(...samples.map(({ at }) => at))
      const end = 2 * to - from
      return first <= from && end <= 86400 ? [samples, from, end] : null
    },
    holds: (
      average: number,
      longer: number,
      [samples, from, to]: readonly [readonly Report[], number, number],
    ) => {
      const reports = new Map(samples.map(({ at, load }) => [at, load]))
      const times = [...reports.keys()].sort((one, other) => one - other)
      const carried = reports.get(times.findLast((at) => at <= to) ?? NaN)
      const isSteady = times.every((at) => at <= to || at >= 2 * to - from)
      // After the window nothing changes, so that the second half is one load.
      return !isSteady || carried === undefined || Math.abs(2 * longer - average - carried) < 1e-4
    },
  },
  'a report before the first second, when another holds by then, changes nothing': {
    change: (samples: readonly Report[], from: number, to: number) => {
      const before = samples.filter(({ at }) => at < from).map(({ at }) => at)
      const last = Math.max(...before)
      return before.length > 0 && last > 0 && samples.length < 200
        ? [[{ at: last - 1, load: 100 }, ...samples], from, to]
        : null
    },
    holds: (average: number, other: number) => Math.abs(average - other) < 1e-6,
  },
}
