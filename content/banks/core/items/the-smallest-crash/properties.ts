interface Crash {
  readonly sum: number
  readonly divisor: number
  readonly numbers: number
  readonly depth: number
}

type Value = number | readonly Value[]
interface Shrunk {
  readonly value: string
  readonly steps: number
}

/** Makes a small value of any text, and a crash that it has. */
export function arrange(text: string, crash: Crash) {
  let at = 0
  let left = 9
  const valueAt = (depth: number): Value => {
    const code = text.charCodeAt(at++ % text.length)
    left -= 1
    if (left < 0 || code % 2 === 0 || depth > 3) return Number(/\d{1,3}/.exec(text.slice(at % text.length))?.[0] ?? code % 7)
    return Array.from({ length: code % 4 }, () => valueAt(depth + 1))
  }
  const value = valueAt(0)
  const { sum, numbers, depth } = factsOf(value)
  const divisor = sum % crash.divisor === 0 ? crash.divisor : (sum % 2) + 1 === 1 ? 2 : 1
  return [
    JSON.stringify(value),
    {
      sum: Math.min(crash.sum, sum),
      divisor,
      numbers: Math.min(crash.numbers, numbers),
      depth: Math.min(crash.depth, depth),
    },
  ]
}

function factsOf(value: Value): { sum: number; numbers: number; depth: number } {
  if (typeof value === 'number') return { sum: value, numbers: 1, depth: 0 }
  const all = value.map(factsOf)
  return {
    sum: all.reduce((sum, one) => sum + one.sum, 0),
    numbers: all.reduce((sum, one) => sum + one.numbers, 0),
    depth: 1 + Math.max(0, ...all.map(({ depth }) => depth)),
  }
}

export const properties = {
  'what is left still crashes, and is no larger': (shrunk: Shrunk, text: string, crash: Crash) => {
    const value = JSON.parse(shrunk.value) as Value
    const facts = factsOf(value)
    const before = factsOf(JSON.parse(text) as Value)
    return (
      facts.sum >= crash.sum &&
      facts.sum % crash.divisor === 0 &&
      facts.numbers >= crash.numbers &&
      facts.depth >= crash.depth &&
      facts.sum <= before.sum &&
      facts.numbers <= before.numbers &&
      facts.depth <= before.depth &&
      JSON.stringify(value) === shrunk.value
    )
  },
}

export const relations = {
  'any value is reached in one step more from a list of it alone, where the empty list does not crash': {
    change: (text: string, crash: Crash) =>
      text.length <= 190 && (crash.numbers > 0 || crash.sum > 0 || crash.depth > 1) ? [`[${text}]`, crash] : null,
    holds: (shrunk: Shrunk, wrapped: Shrunk) =>
      wrapped.value === shrunk.value && wrapped.steps === shrunk.steps + 1,
  },
}
