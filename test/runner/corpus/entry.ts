import type { Encoded } from '#schemas/value'
import type { Limits, Outcome } from '#runner'

/** A program and how it must end, on every host and to the unit of fuel. Its function is named `solve`. */
export interface CorpusEntry {
  readonly name: string
  readonly text: string
  readonly input?: readonly Encoded[]
  /** Whether it is a program of its own, which reads its one input and prints */
  readonly isStdin?: true
  readonly limits?: Partial<Limits>
  readonly ends: Outcome['type']
  /** What it returns, where that is the point */
  readonly value?: Encoded
  /** Part of the message of an error, or of the console */
  readonly says?: string
  /** Line of an error, from 1 */
  readonly line?: number
}
