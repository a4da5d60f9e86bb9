/**
 * How runs and the log name a case of the candidate's own: by its place.
 *
 * @param own index among them
 */
export function ownCaseId(own: number): string {
  return `own-${own + 1}`
}
