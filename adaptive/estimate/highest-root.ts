/** A smooth function of ability, seen where it turns. */
interface Objective {
  /** its derivative */
  readonly force: (theta: number) => number
  /** its value, up to a constant, when `area` is the integral from the mesh's first point of what `drift` gives */
  readonly value: (theta: number, area: number) => number
  /** the part of the derivative that has no integral in closed form; absent where there is none */
  readonly drift?: (theta: number) => number
}

/** Where an objective is highest. */
export interface Top {
  readonly theta: number
  /** up to a constant */
  readonly value: number
  /** false where it is an end of the mesh towards which the objective rises */
  readonly isRoot: boolean
}

/**
 * The highest point of an objective between the ends of a mesh: the ends towards which it rises, and between neighbours
 * where its derivative falls through 0 the root.
 *
 * @param mesh abilities in logits, ascending, at least two
 */
export function highestRoot(mesh: Float64Array, { force, value, drift }: Objective): Top {
  const roots: { readonly theta: number; readonly isRoot: boolean }[] = []
  let from = mesh[0] ?? 0
  let before = force(from)
  if (before <= 0) roots.push({ theta: from, isRoot: before === 0 })
  for (let j = 1; j < mesh.length; j++) {
    const to = mesh[j] ?? 0
    const after = force(to)
    if (before > 0 && after <= 0) roots.push({ theta: fallingRoot(force, from, to), isRoot: true })
    from = to
    before = after
  }
  if (before > 0) roots.push({ theta: from, isRoot: false })
  let area = 0
  let best: Top | undefined
  let cell = 0
  for (const { theta, isRoot } of roots) {
    // one root needs no comparison
    if (drift !== undefined && roots.length > 1) {
      for (; (mesh[cell + 1] ?? Infinity) <= theta; cell++)
        area += areaOf(drift, mesh[cell] ?? 0, mesh[cell + 1] ?? 0)
    }
    const rest = drift !== undefined && roots.length > 1 ? areaOf(drift, mesh[cell] ?? 0, theta) : 0
    const found = value(theta, area + rest)
    if (best === undefined || found > best.value) best = { theta, value: found, isRoot }
  }
  // nowhere rising and nowhere falling
  return best ?? { theta: from, value: value(from, area), isRoot: false }
}

/** Simpson's rule. */
function areaOf(drift: (theta: number) => number, from: number, to: number): number {
  return ((to - from) * (drift(from) + 4 * drift((from + to) / 2) + drift(to))) / 6
}

/** Far more than are needed: three steps at the latest bring the interval to a half. */
const MOST_STEPS = 200
/** Relative width at which an interval is a root. */
const CLOSE = 4e-16

/**
 * Where a continuous function falls through 0: the secant through the interval's ends, the value at an end that stays
 * halved (Illinois method; Dowell and Jarratt 1971), and a bisection after two steps that have not halved the interval.
 *
 * @param low where the function is positive
 * @param high where it is not positive
 * @returns the root to the last digits
 */
function fallingRoot(f: (theta: number) => number, low: number, high: number): number {
  let left = f(low)
  let right = f(high)
  if (right === 0) return high
  let moved = ''
  let width = high - low
  for (let step = 1; step <= MOST_STEPS; step++) {
    const secant = low + ((high - low) * left) / (left - right)
    let theta = secant > low && secant < high ? secant : (low + high) / 2
    if (step % 3 === 0) {
      if (high - low > width / 2) theta = (low + high) / 2
      width = high - low
    }
    if (!(theta > low && theta < high)) break
    const value = f(theta)
    if (value === 0) return theta
    if (value > 0) {
      if (moved === 'low') right /= 2
      low = theta
      left = value
      moved = 'low'
    } else {
      if (moved === 'high') left /= 2
      high = theta
      right = value
      moved = 'high'
    }
    if (high - low <= CLOSE * Math.max(1, Math.abs(low))) break
  }
  return (low + high) / 2
}
