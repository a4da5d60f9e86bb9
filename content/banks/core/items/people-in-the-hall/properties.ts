type Numbers = readonly number[]

export const properties = {
  'as many as badges with a line in the span up to the line': (
    figures: Numbers,
    badges: Numbers,
    times: Numbers,
    span: number,
  ) =>
    figures.length === times.length &&
    figures.every((figure, line) => {
      const now = times[line] ?? 0
      const seen = badges.filter((_, i) => (times[i] ?? 0) <= now && (times[i] ?? 0) >= now - span)
      return figure === new Set(seen).size
    }),
}

export const relations = {
  'the lines have no order': {
    change: (badges: Numbers, times: Numbers, span: number) => [badges.toReversed(), times.toReversed(), span],
    holds: (figures: Numbers, turned: Numbers) => figures.join() === turned.toReversed().join(),
  },
}
