import type { IncomingHttpHeaders } from 'node:http'

/** The body of a Messages request, as far as the server reads it. */
export interface Body {
  readonly model: string
  readonly max_tokens: number
  readonly system: readonly { readonly text: string }[]
  readonly messages: readonly { readonly role: string; readonly content: string }[]
  readonly stream?: boolean
}

/** What the server's model says to a prompt. */
export interface Said {
  readonly text: string
  readonly stopReason?: string | null
  readonly stopDetails?: {
    readonly type: 'refusal'
    readonly category: string | null
    readonly explanation: null
  }
}

export interface Recorded {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: unknown
}

export interface StoredBatch {
  readonly id: string
  readonly createdAt: string
  readonly requests: readonly { readonly custom_id: string; readonly params: Body }[]
  /** Times that it still says to be under way. */
  polls: number
}

export interface FakeUsage {
  readonly input_tokens: number
  readonly cache_creation_input_tokens: number
  readonly cache_read_input_tokens: number
  readonly output_tokens: number
}

/** What the server has seen and charged. */
export interface ServerState {
  readonly recorded: Recorded[]
  readonly batches: StoredBatch[]
  /** How often each prompt was charged, by its hash. */
  readonly charged: Map<string, number>
  /** All that was charged, whatever was told of it. */
  readonly usages: { readonly usage: FakeUsage; readonly isBatch: boolean }[]
  readonly prefixes: Set<string>
}
