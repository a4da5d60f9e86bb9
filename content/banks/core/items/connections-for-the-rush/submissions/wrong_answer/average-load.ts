export function poolSize(
  arrivals: readonly number[],
  durations: readonly number[],
  patience: number,
  allowed: number,
): number {
  const work = durations.reduce((sum, duration) => sum + duration, 0)
  const end = Math.max(...arrivals.map((arrival, index) => arrival + durations[index]!))
  const span = end - Math.min(...arrivals) + patience
  return Math.max(1, Math.ceil(work / span))
}
