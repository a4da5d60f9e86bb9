export function lateBuses(delays: number[], limit: number): number {
  return delays.filter((delay) => delay === -1 || delay >= limit).length
}
