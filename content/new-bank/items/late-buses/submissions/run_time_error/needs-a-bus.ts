export function lateBuses(delays: number[], limit: number): number {
  return delays.map((delay) => (delay >= limit ? 1 : 0)).reduce((late: number, one) => late + one)
}
