export function places(points: number[]): number[] {
  return points.map((own) => {
    const better = points.filter((other) => other > own)
    return better.length + 1
  }).sort((one, other) => one - other)
}
