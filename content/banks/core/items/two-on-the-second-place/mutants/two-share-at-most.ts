export function places(points: number[]): number[] {
  return points.map((own) => {
    const better = points.filter((other) => other > own)
    return better.length + 1
  }).map((place, index, all) => (all.slice(0, index).filter((one) => one === place).length > 1 ? place + 1 : place))
}
