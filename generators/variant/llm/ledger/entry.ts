import type { Axes } from '../axes.ts'
import type { NanoUsd } from '../money.ts'
import type { Outcome } from '../outcome.ts'
import type { Purpose } from '../request-id.ts'

/** What a run is; a ledger goes on with the same one only. */
export interface RunIdentity {
  readonly format: 1
  /** item@version */
  readonly parent: string
  readonly promptVersion: string
  readonly model: string
  readonly seed: string
  /** Variants that are wanted. */
  readonly count: number
  /** SHA-256 of the lists of axes. */
  readonly axes: string
}

/** A request that is about to be sent. */
export interface Sent extends Purpose {
  readonly id: string
  readonly maxTokens: number
  /** The most it can cost. */
  readonly reserved: NanoUsd
  /** SHA-256 of the prompt. */
  readonly prompt: string
}

export type Verdict =
  | { readonly kind: 'accepted'; readonly id: string; readonly sha256: string }
  /** With a counterexample the model is asked to repair the text; the reason is for people. */
  | {
      readonly kind: 'refused'
      readonly gate: string
      readonly reason?: string
      readonly counterexample?: string
    }

/** One line of a ledger. Nothing is changed afterwards; what a run is, follows from its entries in order. */
export type Entry =
  | { readonly type: 'run.begun'; readonly run: RunIdentity }
  /** Proposals that are worked on together. */
  | {
      readonly type: 'wave.opened'
      readonly proposals: readonly { readonly n: number; readonly axes: Axes }[]
    }
  /** Written before the request is sent. */
  | { readonly type: 'req.sent'; readonly request: Sent }
  | { readonly type: 'batch.sent'; readonly batch: string; readonly requests: readonly Sent[] }
  /** The API's name of a batch. */
  | { readonly type: 'batch.made'; readonly batch: string; readonly name: string }
  | { readonly type: 'req.ended'; readonly id: string; readonly outcome: Outcome; readonly cost: NanoUsd }
  /** What the gates said of the text of a proposal's round. */
  | { readonly type: 'judged'; readonly n: number; readonly round: number; readonly verdict: Verdict }

/** An entry with the time at which it was written, ISO 8601. */
export interface Written {
  readonly at: string
  readonly entry: Entry
}
