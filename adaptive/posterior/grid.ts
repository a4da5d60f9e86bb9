/** Equally spaced abilities at which a posterior is held. */
export interface Grid {
  /** lowest ability in logits (included) */
  readonly low: number
  /** highest ability in logits (included) */
  readonly high: number
  /** number of points, integer ≥ 3 */
  readonly points: number
}

/** The grid of sessions: 81 points on [−5, 5]. */
export const SESSION_GRID: Grid = { low: -5, high: 5, points: 81 }

/**
 * The abilities of a grid.
 *
 * @returns abilities in logits, ascending
 * @throws RangeError for an empty interval or fewer than 3 points
 */
export function abilitiesOf(grid: Grid): Float64Array {
  const { low, high, points } = grid
  if (!(low < high && high - low < Infinity)) {
    throw new RangeError(`a grid needs finite low < high, received [${low}, ${high}]`)
  }
  if (!(points >= 3 && Math.floor(points) === points)) {
    throw new RangeError(`a grid needs an integer of at least 3 points, received ${points}`)
  }
  const abilities = new Float64Array(points)
  for (let q = 0; q < points; q++) abilities[q] = low + ((high - low) * q) / (points - 1)
  return abilities
}
