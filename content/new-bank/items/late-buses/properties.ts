/** What holds of every result, whatever the input. */
export const properties = {
  'no more buses are late than there are': (late: number, delays: number[]) =>
    late >= 0 && late <= delays.length,
}

/** What holds between the results of an input and of a change to it. */
export const relations = {
  'the order of buses does not matter': {
    change: (delays: number[], limit: number) => [[...delays].reverse(), limit],
    holds: (late: number, lateThen: number) => lateThen === late,
  },
  'a higher limit makes no bus late': {
    change: (delays: number[], limit: number) => (limit < 60 ? [delays, limit + 1] : null),
    holds: (late: number, lateThen: number) => lateThen <= late,
  },
}
