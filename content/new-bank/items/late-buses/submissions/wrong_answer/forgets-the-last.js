export function lateBuses(delays, limit) {
  let late = 0
  for (let bus = 0; bus < delays.length - 1; bus += 1) if (delays[bus] >= limit) late += 1
  return late
}
