import { fetchRate } from './rates.ts'

const FIVE_MINUTES = 5 * 60 * 1000

export interface Shop {
  readonly id: string
  /** What the shop adds to every rate: 0.02 adds 2 %. */
  readonly margin: number
}

interface Entry {
  readonly quote: Promise<number>
  readonly until: number
}

const entries = new Map<string, Entry>()

/** What one unit of a currency costs in another one at a shop. */
export function quote(shop: Shop, from: string, to: string): Promise<number> {
  const key = `${from}/${to}`
  const now = Date.now()
  const known = entries.get(key)
  if (known !== undefined && now < known.until) return known.quote

  const fresh = requestQuote(shop, from, to)
  entries.set(key, { quote: fresh, until: now + FIVE_MINUTES })
  fresh.catch(() => {
    // a failed request must not be kept: the next caller tries again
    if (entries.get(key)?.quote === fresh) entries.delete(key)
  })
  return fresh
}

async function requestQuote(shop: Shop, from: string, to: string): Promise<number> {
  const rate = await fetchRate(from, to)
  return round(rate * (1 + shop.margin))
}

/** Rounds to four digits after the point, as the shops show rates. */
function round(rate: number): number {
  return Math.round(rate * 10_000) / 10_000
}
