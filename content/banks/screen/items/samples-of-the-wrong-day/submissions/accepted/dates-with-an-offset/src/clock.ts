/** The day that the ship's clock shows at a time, such as 2025-03-08. */
export function dayAboard(taken: string, clock: string): string {
  const universal = Date.parse(`${taken}:00Z`)
  const readAsAboard = Date.parse(`${taken}:00${clock}`)
  return new Date(2 * universal - readAsAboard).toISOString().slice(0, 10)
}
