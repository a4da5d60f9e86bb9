type Value = number | Value[]
type Crash = { sum: number; divisor: number; numbers: number; depth: number }

export function shrink(value: string, crash: Crash): { value: string; steps: number } {
  let current: Value = JSON.parse(value)
  let steps = 0
  for (;;) {
    const next = smaller(current).find((candidate) => crashes(candidate, crash))
    if (next === undefined) return { value: JSON.stringify(current), steps }
    current = next
    steps += 1
  }
}

function smaller(value: Value): Value[] {
  if (typeof value === 'number') return value === 0 ? [] : [0, Math.floor(value / 2), value - 1]
  return [
    ...(value.length === 0 ? [] : [[]]),
    ...value,
    ...value.map((_, index) => value.toSpliced(index, 1)),
    ...value.flatMap((element, index) => smaller(element).map((one) => value.with(index, one))),
  ]
}

function crashes(value: Value, { sum, divisor, numbers, depth }: Crash): boolean {
  const all = typeof value === 'number' ? [value] : (value.flat(Infinity) as number[])
  const total = all.reduce((a, b) => a + b, 0)
  return total >= sum && total % divisor === 0 && all.length >= numbers && depthOf(value) >= depth
}

function depthOf(value: Value): number {
  return typeof value === 'number' ? 0 : 1 + Math.max(0, ...value.map(depthOf))
}
