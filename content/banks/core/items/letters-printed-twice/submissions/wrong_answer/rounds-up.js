export function countRuns(jobs, workers, hidden) {
  return jobs.map(({ seconds }) => Math.ceil(seconds / hidden))
}
