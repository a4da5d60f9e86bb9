export function nextBus(now: number): number {
  return Math.floor(now / 10) * 10 + 10
}
