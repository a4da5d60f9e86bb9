import type { RecordScale } from '#adaptive'
import { fixed } from './number-words.ts'

/** What a scale is called: work with an AI at hand is another one than work without. */
export const policyNames: Readonly<Record<RecordScale['policy'], string>> = {
  forbidden: 'Without AI',
  allowed: 'With AI allowed',
}

const LOWEST = 1
const HIGHEST = 5

/** The same in the middle of a sentence. */
export function policyInSentence(policy: RecordScale['policy']): string {
  const name = policyNames[policy]
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** Level of an ability: 3 is the middle of the scale, 1 a beginner's problem and 5 an expert's. @param theta in logits */
export function levelOf(theta: number): number {
  return theta + 3
}

/** @param theta in logits @returns its level with one digit */
export function levelText(theta: number): string {
  return fixed(levelOf(theta), 1)
}

/** A range of abilities in words; an end outside of the scale of problems is no figure. @param low and high in logits */
export function rangeText({ low, high }: { readonly low: number; readonly high: number }): string {
  const [isBelow, isAbove] = [levelOf(low) < LOWEST, levelOf(high) > HIGHEST]
  if (isBelow) return isAbove ? 'anywhere on the scale' : `at most ${levelText(high)}`
  return isAbove ? `at least ${levelText(low)}` : `between ${levelText(low)} and ${levelText(high)}`
}
