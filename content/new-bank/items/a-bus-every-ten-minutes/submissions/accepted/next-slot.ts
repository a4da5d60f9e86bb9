export function nextBus(now: number): number {
  return ((Math.floor(now / 10) + 1) * 10) % 1440
}
