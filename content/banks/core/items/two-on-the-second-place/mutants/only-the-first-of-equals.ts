export function places(points: number[]): number[] {
  return points.map((own, index) => {
    const better = points.filter((other, at) => other > own || (other === own && at < index))
    return better.length + 1
  })
}
