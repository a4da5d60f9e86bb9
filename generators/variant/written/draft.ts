import type { ModelAnswer } from '#schemas/model-answer'

/** What two wrote who saw the statement alone: programs, in languages that the item takes. */
export interface Solutions {
  readonly solution: string
  /** Of the other one, who was asked in other words. */
  readonly third: string
}

/** What a language model wrote for a variant, and what others wrote who saw the statement alone. */
export interface Draft extends Solutions {
  /** 31 bits, which name the variant and from which all that is drawn for it follows. */
  readonly seed: number
  readonly answer: ModelAnswer
}
