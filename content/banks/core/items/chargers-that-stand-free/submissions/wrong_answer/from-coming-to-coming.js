export function longestFree(stays) {
  const comings = stays.map(({ from }) => from).sort((one, other) => one - other)
  let longest = 0
  for (let i = 1; i < comings.length; i += 1) longest = Math.max(longest, comings[i] - comings[i - 1])
  return longest
}
