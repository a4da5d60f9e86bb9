/** A sentence on a session that a person should see, and the event at which it can be seen, where there is one. */
export interface Fact {
  readonly words: string
  /** number of the event in the log */
  readonly seq?: number
}

/** A fact that can be gone to in the replay. */
export type Moment = Required<Fact>

/** @returns those that have a moment */
export function momentsIn(facts: readonly Fact[]): readonly Moment[] {
  return facts.flatMap(({ words, seq }) => (seq === undefined ? [] : [{ words, seq }]))
}
