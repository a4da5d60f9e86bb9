/** One line of the portal's log. */
export interface Request {
  /** In minutes; never less than in the line before. */
  readonly at: number
  readonly page: string
  readonly who: string
  readonly what: 'open' | 'save' | 'close'
}

interface Hold {
  readonly who: string
  /** The minute in which the page is free again. */
  readonly until: number
}

/**
 * Decides who may work on which page.
 *
 * @param minutes for how long a page is given to whoever opens it
 * @returns for each request whether it is granted
 */
export function decide(requests: readonly Request[], minutes: number): boolean[] {
  const holds = new Map<string, Hold>()

  return requests.map(({ at, page, who, what }) => {
    const hold = holds.get(page)
    const isOwn = hold?.who === who

    if (what === 'open') {
      const isTaken = hold !== undefined && at <= hold.until
      if (isTaken && !isOwn) return false
      const from = isOwn ? Math.max(at, hold.until) : at
      holds.set(page, { who, until: from + minutes })
      return true
    }

    if (!isOwn) return false
    if (what === 'close') holds.delete(page)
    return true
  })
}
