export function places(points: number[]): number[] {
  return points.map((own) => {
    const better = points.filter((other) => other > own)
    return new Set(better).size + 1
  })
}
