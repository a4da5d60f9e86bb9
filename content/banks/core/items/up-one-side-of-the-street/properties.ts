/** A house number has one to four digits, of which the first is no 0, and at most one letter. */
export function arrange(numbers: readonly string[]) {
  return [
    numbers.map((entry) => {
      const digits = /[1-9]\d{0,3}/.exec(entry)?.[0] ?? String(1 + (entry.charCodeAt(0) % 14))
      return digits + (/[a-z]/.exec(entry)?.[0] ?? '')
    }),
  ]
}

type Houses = readonly string[]

const isLeft = (house: string) => parseInt(house, 10) % 2 === 1

export const properties = {
  'the same entries, those of the left side first': (walk: Houses, numbers: Houses) =>
    walk.toSorted().join() === numbers.toSorted().join() &&
    walk.every((house, at) => at === 0 || isLeft(walk[at - 1] ?? '') || !isLeft(house)),
}

export const relations = {
  'the bag has no order': {
    change: (numbers: Houses) => [numbers.toReversed()],
    holds: (walk: Houses, other: Houses) => walk.join() === other.join(),
  },
  'houses one number on are passed the other way round': {
    change: (numbers: Houses) =>
      numbers.every((house) => parseInt(house, 10) < 9999)
        ? [numbers.map((house) => house.replace(/\d+/, (digits) => String(Number(digits) + 1)))]
        : null,
    holds: (walk: Houses, moved: Houses) => {
      const back = moved.map((house) => house.replace(/\d+/, (digits) => String(Number(digits) - 1)))
      return walk.toReversed().join() === back.join()
    },
  },
}
