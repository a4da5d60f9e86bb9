import { canonicalJson } from '#log'
import { textHash } from '../../release/text-hash.ts'
import type { Axes } from './axes.ts'

/** The text of a proposal, a solution from its statement alone, and another one by somebody who goes about it otherwise. */
export type Step = 'write' | 'solve' | 'third'

/** What a request is for. */
export interface Purpose {
  /** Number of the proposal in the run, from 0. */
  readonly n: number
  /** 0 for the first text, then one for each repair. */
  readonly round: number
  readonly step: Step
  /** From 1; raised where a request is sent again. */
  readonly attempt: number
}

/**
 * Names a request by what it is for, so that a lost answer is found again by its name.
 *
 * @param parent item@version of the problem that is varied
 * @param promptVersion of the prompts' files
 * @returns 38 characters that are allowed as a `custom_id`
 */
export function requestId(parent: string, axes: Axes, promptVersion: string, purpose: Purpose): string {
  const { n, round, step, attempt } = purpose
  return `assay-${textHash(canonicalJson([parent, axes, promptVersion, n, round, step, attempt])).slice(0, 32)}`
}
