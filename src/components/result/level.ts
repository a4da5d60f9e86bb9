import { result } from '../../text/result.ts'

/** The levels that problems have: what lies outside is no figure for a reader, as nothing there tells levels apart. */
const lowest = 1
const highest = 5

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

/**
 * A range in words, such as `between 2.9 and 4.1`, or `at most 3.1` where it reaches below the scale.
 *
 * @param low Its lower end, as ability in logits.
 * @param high Its upper end, in logits.
 */
export function rangeText(low: number, high: number): string {
  const [from, to] = [levelOf(low), levelOf(high)]
  return result.range(from < lowest ? undefined : levelText(from), to > highest ? undefined : levelText(to))
}
