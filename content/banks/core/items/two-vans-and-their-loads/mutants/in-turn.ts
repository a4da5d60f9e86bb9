export function twoVans(kilos: number[]): number[][] {
  const places = kilos.map((_, place) => place)
  return [places.filter((place) => place % 2 === 0), places.filter((place) => place % 2 === 1)]
}
