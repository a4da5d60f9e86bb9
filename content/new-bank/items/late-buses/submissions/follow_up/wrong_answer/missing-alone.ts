export function lateBuses(delays: number[], limit: number): number {
  const missing = delays.filter((delay) => delay === -1).length
  return missing > 0 ? missing : delays.filter((delay) => delay >= limit).length
}
