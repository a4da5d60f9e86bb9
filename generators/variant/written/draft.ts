import type { ModelAnswer } from '#schemas/model-answer'

/** What a language model wrote for a variant, and what somebody wrote who saw the statement alone. */
export interface Draft {
  /** 31 bits, which name the variant and from which all that is drawn for it follows. */
  readonly seed: number
  readonly answer: ModelAnswer
  /** The blind solver's program, in a language that the item takes. */
  readonly solution: string
  /** Of another one, where there was money for two. */
  readonly third?: string
}
