/** So many at once, and so many again each second. */
export interface Rate {
  readonly burst: number
  readonly perSecond: number
}

export interface RateLimits {
  readonly address: Rate
  readonly all: Rate
}

interface Bucket {
  tokens: number
  /** milliseconds */
  filledAt: number
}

/** How often addresses that have their whole burst again are forgotten, in milliseconds. */
const FORGET_MS = 10_000

/**
 * A token bucket for each address, and one for all of them. An address that has none left takes none from the others.
 *
 * @param now a clock in milliseconds
 * @returns asks for one token: undefined where it was given; otherwise seconds until there is one, rounded up
 */
export function createRateLimit(
  { address, all }: RateLimits,
  now: () => number = () => performance.now(),
): (from: string) => number | undefined {
  const addresses = new Map<string, Bucket>()
  const whole: Bucket = { tokens: all.burst, filledAt: now() }
  let forgotAt = now()
  return (from) => {
    const at = now()
    if (at - forgotAt >= FORGET_MS) {
      forgotAt = at
      for (const [key, bucket] of addresses)
        if (fill(bucket, address, at).tokens >= address.burst) addresses.delete(key)
    }
    const own = addresses.get(from) ?? { tokens: address.burst, filledAt: at }
    const wait = waitFor(own, address, at) ?? waitFor(whole, all, at)
    if (wait !== undefined) return wait
    own.tokens -= 1
    whole.tokens -= 1
    addresses.set(from, own)
    return undefined
  }
}

function waitFor(bucket: Bucket, rate: Rate, at: number): number | undefined {
  const { tokens } = fill(bucket, rate, at)
  return tokens >= 1 ? undefined : Math.max(1, Math.ceil((1 - tokens) / rate.perSecond))
}

function fill(bucket: Bucket, { burst, perSecond }: Rate, at: number): Bucket {
  bucket.tokens = Math.min(burst, bucket.tokens + ((at - bucket.filledAt) / 1000) * perSecond)
  bucket.filledAt = at
  return bucket
}
