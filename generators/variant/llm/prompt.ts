/** What a model is asked. Nothing in it but texts: a prompt is data, and the same prompt is the same bytes. */
export interface Prompt {
  /** What all requests of a step have in common, to the byte: the API caches it. */
  readonly shared: string
  /** The conversation; it begins and ends with `user`. */
  readonly turns: readonly Turn[]
  /** JSON Schema that the answer is held to by the API, in the subset that it knows. What it lets pass is checked anew. */
  readonly format?: Readonly<Record<string, unknown>>
}

export interface Turn {
  readonly role: 'user' | 'assistant'
  readonly text: string
}

/** One request. */
export interface Ask {
  /** Names the request in a batch and in the ledger, see {@link requestId}. */
  readonly id: string
  readonly model: string
  readonly prompt: Prompt
  /** Most output, thinking included, in tokens. */
  readonly maxTokens: number
}
