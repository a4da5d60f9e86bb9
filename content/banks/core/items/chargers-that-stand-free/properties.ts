type Stays = readonly { readonly from: number; readonly minutes: number }[]

const lastOf = (stays: Stays) => Math.max(...stays.map(({ from, minutes }) => from + minutes))

export const properties = {
  'some car comes as long after another has left, or nothing was free': (free: number, stays: Stays) =>
    free === 0 ||
    stays.some(({ from }) => stays.some((other) => other.from + other.minutes === from - free)),
}

export const relations = {
  'another car that comes some minutes after the last has left': {
    change: (stays: Stays) => {
      const from = lastOf(stays) + 7
      return stays.length > 0 && from <= 500000 ? [[{ from, minutes: 1 }, ...stays]] : null
    },
    holds: (free: number, later: number) => later === Math.max(free, 7),
  },
  'a car that is there all the time leaves nothing free': {
    change: (stays: Stays) => {
      const from = Math.min(...stays.map((stay) => stay.from))
      const minutes = lastOf(stays) - from
      return stays.length > 0 && minutes <= 3000 ? [[...stays, { from, minutes }]] : null
    },
    holds: (_free: number, full: number) => full === 0,
  },
}
