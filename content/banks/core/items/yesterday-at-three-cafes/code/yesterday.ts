const DAY_MS = 24 * 60 * 60 * 1000

export interface Cafe {
  readonly id: string
  /** Such as Pacific/Auckland. */
  readonly zone: string
}

export interface Sale {
  readonly cafe: string
  /** In UTC, such as 2031-03-31T22:05:00Z. */
  readonly at: string
  readonly cents: number
}

/** The day of a moment at a café, such as 2031-03-31. */
function dayOf({ zone }: Cafe, at: Date): string {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, ...parts }).format(at)
}

/** The day before today at a café. */
export function yesterday(cafe: Cafe, now: Date): string {
  return dayOf(cafe, new Date(now.getTime() - DAY_MS))
}

/** What a café sold on a day, in cents. */
export function soldOn(cafe: Cafe, day: string, sales: readonly Sale[]): number {
  let sum = 0
  for (const sale of sales) {
    if (sale.cafe !== cafe.id) continue
    if (sale.at.slice(0, 10) === day) sum += sale.cents
  }
  return sum
}

/** A sum as it is shown at the till: 1250 is 12.50. */
export function shown(cents: number): string {
  return (cents / 100).toFixed(2)
}
