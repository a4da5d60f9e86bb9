export function lateBuses(delays: number[], limit: number): number {
  return delays.filter((delay) => Math.abs(delay) >= limit).length
}
