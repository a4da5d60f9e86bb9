export function poolSize(arrivals, durations, patience, allowed) {
  let most = 1
  for (const at of arrivals) {
    const open = arrivals.filter((arrival, i) => arrival <= at && at < arrival + durations[i]).length
    most = Math.max(most, open)
  }
  return most
}
