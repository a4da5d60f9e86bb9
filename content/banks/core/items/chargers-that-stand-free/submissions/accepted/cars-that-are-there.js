export function longestFree(stays) {
  const changes = []
  for (const { from, minutes } of stays) changes.push([from, 1], [from + minutes, -1])
  // A car that comes in the minute of another's leaving is there before the other has left.
  changes.sort((one, other) => one[0] - other[0] || other[1] - one[1])
  let there = 0
  let emptySince
  let longest = 0
  for (const [minute, change] of changes) {
    if (there === 0 && emptySince !== undefined) longest = Math.max(longest, minute - emptySince)
    there += change
    if (there === 0) emptySince = minute
  }
  return longest
}
