export function twoVans(kilos: number[]): number[][] {
  const ordered = [...kilos].sort((one, other) => other - one)
  const vans: number[][] = [[], []]
  const loads = [0, 0]
  for (const weight of ordered) {
    const van = (loads[0] ?? 0) < (loads[1] ?? 0) ? 0 : 1
    vans[van]?.unshift(kilos.indexOf(weight))
    loads[van] = (loads[van] ?? 0) + weight
  }
  return vans
}
