export function nextBus(now: number): number {
  return (Math.ceil(now / 10) * 10 + 10) % 1440
}
