/**
 * Ability as people are shown it.
 *
 * @param theta In logits.
 * @returns The level: 3 is where the scale's middle lies, 1 and 5 are beginners' and experts' problems.
 */
export function levelOf(theta: number): number {
  return 3 + theta
}

/** @param level A level. @returns It with one digit, and a true minus sign. */
export function levelText(level: number): string {
  const rounded = Math.round(level * 10) / 10
  return (rounded === 0 ? 0 : rounded).toFixed(1).replace('-', '−')
}
