type Request = {
  readonly key: string
  readonly at: number
  readonly kind: string
  readonly hold: string
  readonly cents: number
}
type Requests = readonly Request[]
type Answers = readonly { readonly answer: string; readonly available: number }[]

/** In the order of time, with few names and small amounts, so that requests meet. */
export function arrange(requests: Requests, balance: number, lifetime: number) {
  const some = requests.slice(0, 16).map(({ key, at, kind, hold, cents }, place) => ({
    key: key.length === 1 ? key : `${key}${place % 10}`.slice(-6),
    at: at % 60,
    kind: place < 2 ? 'hold' : kind,
    hold: 'abc'.charAt((hold.length + place) % 3),
    cents: kind === 'release' && place > 1 ? 0 : 1 + (cents % 25),
  }))
  return [some.toSorted((one, other) => one.at - other.at), balance % 80, 1 + (lifetime % 50)]
}

export const properties = {
  'what is available is never less than nothing, nor ever more than the balance': (
    answers: Answers,
    _requests: Requests,
    balance: number,
  ) => answers.every(({ available }) => available >= 0 && available <= balance),
  'a key that is new is never a conflict': (answers: Answers, requests: Requests) =>
    answers.every(
      ({ answer }, place) =>
        answer !== 'conflict' || requests.slice(0, place).some(({ key }) => key === requests[place]?.key),
    ),
}

export const relations = {
  'a request that is sent again at once changes nothing, and gets the same answer': {
    change: (requests: Requests, balance: number, lifetime: number) => {
      const last = requests.at(-1)
      const isFirst = requests.findIndex(({ key }) => key === last?.key) === requests.length - 1
      return last === undefined || !isFirst || requests.length > 199
        ? null
        : [[...requests, last], balance, lifetime]
    },
    holds: (answers: Answers, then: Answers) =>
      then.length === answers.length + 1 &&
      then.at(-1)?.answer === answers.at(-1)?.answer &&
      then.at(-1)?.available === answers.at(-1)?.available,
  },
}
