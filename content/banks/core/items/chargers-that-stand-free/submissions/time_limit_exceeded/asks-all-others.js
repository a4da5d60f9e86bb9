export function longestFree(stays) {
  let longest = 0
  for (const stay of stays) {
    const leaving = stay.from + stay.minutes
    let next = Infinity
    let isEmpty = true
    for (const other of stays) {
      if (other.from <= leaving && other.from + other.minutes > leaving) isEmpty = false
      if (other.from > leaving) next = Math.min(next, other.from)
    }
    if (isEmpty && next < Infinity) longest = Math.max(longest, next - leaving)
  }
  return longest
}
