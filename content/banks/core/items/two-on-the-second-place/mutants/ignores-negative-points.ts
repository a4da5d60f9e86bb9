export function places(points: number[]): number[] {
  return points.map((own) => {
    const better = points.filter((other) => Math.max(other, 0) > Math.max(own, 0))
    return better.length + 1
  })
}
