export function shrink(value, crash) {
  let current = JSON.parse(value)
  let steps = 0
  for (;;) {
    const next = smaller(current).find((candidate) => crashes(candidate, crash))
    if (next === undefined) return { value: JSON.stringify(current), steps }
    current = next
    steps += 1
  }
}

function smaller(value) {
  return [
    ...(value.length === 0 ? [] : [[]]),
    ...value,
    ...value.map((_, index) => value.toSpliced(index, 1)),
    ...value.flatMap((element, index) => (typeof element === 'number' ? (element === 0 ? [] : [0, Math.floor(element / 2), element - 1]) : smaller(element)).map((one) => value.with(index, one))),
  ]
}

function crashes(value, { sum, divisor, numbers, depth }) {
  const all = [value].flat(Infinity)
  const total = all.reduce((a, b) => a + b, 0)
  return total >= sum && total % divisor === 0 && all.length >= numbers && depthOf(value) >= depth
}

function depthOf(value) {
  return typeof value === 'number' ? 0 : 1 + Math.max(0, ...value.map(depthOf))
}
