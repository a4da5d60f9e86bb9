/** Seats of a bus, from 1, by the passenger who has each. */
const sold = new Map<number, string>()
const SEATS = 40

/** Sells a seat. @returns whether the passenger has it now */
export function sell(seat: number, passenger: string): boolean {
  if (!Number.isInteger(seat) || seat < 1 || seat > SEATS) return false
  sold.set(seat, passenger)
  return true
}

/** Gives a seat back, if it is the passenger's. */
export function giveBack(seat: number, passenger: string): boolean {
  if (sold.get(seat) !== passenger) return false
  return sold.delete(seat)
}

/** Whether all seats are sold. */
export function isFull(): boolean {
  return [...sold.keys()].length === SEATS
}

/** The first seat that is free; undefined where there is none. */
export function firstFree(): number | undefined {
  for (let seat = 1; seat <= SEATS; seat += 1) {
    if (!sold.has(seat)) return seat
  }
  return undefined
}

/** The seats of a passenger, from the front. */
export function seatsOf(passenger: string): readonly number[] {
  const own = [...sold].filter(([, name]) => name === passenger)
  return own.map(([seat]) => seat).sort((left, right) => left - right)
}
