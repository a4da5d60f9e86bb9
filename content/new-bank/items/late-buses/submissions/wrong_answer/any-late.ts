export function lateBuses(delays: number[], limit: number): number {
  return delays.some((delay) => delay >= limit) ? 1 : 0
}
