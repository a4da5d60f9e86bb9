export function shrink(value, crash) {
  let current = JSON.parse(value)
  let steps = 0
  let found = true
  while (found) {
    found = false
    for (const candidate of smaller(current)) {
      if (!crashes(candidate, crash)) continue
      current = candidate
      steps += 1
      found = true
      break
    }
  }
  return { value: JSON.stringify(current), steps }
}

function* smaller(value) {
  if (!Array.isArray(value)) {
    if (value > 0) yield* [0, value >> 1, value - 1]
    return
  }
  if (value.length > 0) yield []
  yield* value
  for (const index of value.keys()) yield [...value.slice(0, index), ...value.slice(index + 1)]
  for (const [index, element] of value.entries()) {
    for (const one of smaller(element)) yield [...value.slice(0, index), one, ...value.slice(index + 1)]
  }
}

function crashes(value, crash) {
  const facts = { sum: 0, numbers: 0, depth: 0 }
  look(value, 0, facts)
  return (
    facts.sum >= crash.sum &&
    facts.sum % crash.divisor === 0 &&
    facts.numbers >= crash.numbers &&
    facts.depth >= crash.depth
  )
}

function look(value, depth, facts) {
  facts.depth = Math.max(facts.depth, depth)
  if (Array.isArray(value)) {
    facts.depth = Math.max(facts.depth, depth + 1)
    for (const element of value) look(element, depth + 1, facts)
  } else {
    facts.sum += value
    facts.numbers += 1
  }
}
