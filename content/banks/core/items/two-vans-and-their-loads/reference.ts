export function twoVans(kilos: number[]): number[][] {
  const places = kilos.map((_, place) => place).sort((one, other) => (kilos[other] ?? 0) - (kilos[one] ?? 0))
  const vans: number[][] = [[], []]
  const loads = [0, 0]
  for (const place of places) {
    const van = (loads[0] ?? 0) < (loads[1] ?? 0) ? 0 : 1
    vans[van]?.unshift(place)
    loads[van] = (loads[van] ?? 0) + (kilos[place] ?? 0)
  }
  return vans
}
