export function lateBuses(delays: number[], limit: number): number {
  return new Set(delays.filter((delay) => delay >= limit)).size
}
