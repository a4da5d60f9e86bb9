export function nextBus(now: number): number {
  return ((Math.round(now / 10) + 1) * 10) % 1440
}
