export function countRuns(jobs) {
  return jobs.map(() => 1)
}
