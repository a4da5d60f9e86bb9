export function twoVans(kilos: number[]): number[][] {
  const half = kilos.reduce((sum, weight) => sum + weight, 0) / 2
  const vans: number[][] = [[], []]
  let load = 0
  kilos.forEach((weight, place) => {
    vans[load < half ? 0 : 1]?.push(place)
    if (load < half) load += weight
  })
  return vans
}
