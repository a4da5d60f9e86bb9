/** What holds between the result of an input and that of a change to it. */
export const relations = {
  'one more bus, which comes at the limit, is one more late bus': {
    change: (delays: number[], limit: number) => (delays.length < 200 ? [[...delays, limit], limit] : null),
    holds: (late: number, lateThen: number) => lateThen === late + 1,
  },
}
