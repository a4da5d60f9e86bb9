export function longestFree(stays) {
  const changes = stays.flatMap(({ from, minutes }) => [
    [from, 1],
    [from + minutes, -1],
  ])
  changes.sort((one, other) => one[0] - other[0])
  let there = 0
  let before
  let longest = 0
  for (const [minute, change] of changes) {
    // Between a leaving and a coming in the same minute nobody may be there, but that is a stretch of no length.
    if (there < 1 && before !== undefined) longest = Math.max(longest, minute - before)
    there += change
    before = minute
  }
  return longest
}
