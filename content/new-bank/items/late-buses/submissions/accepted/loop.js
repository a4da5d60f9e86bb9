export function lateBuses(delays, limit) {
  let late = 0
  for (const delay of delays) if (delay >= limit) late += 1
  return late
}
