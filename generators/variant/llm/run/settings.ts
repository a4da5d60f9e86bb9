import type { Api } from '../api/client.ts'
import type { AxisLists, Axes } from '../axes.ts'
import type { Verdict } from '../ledger/entry.ts'
import type { Ledger } from '../ledger/open-ledger.ts'
import type { NanoUsd } from '../money.ts'
import type { Prompt } from '../prompt.ts'
import type { Model } from '../read-model.ts'

export interface Settings {
  /** item@version of the problem that is varied. */
  readonly parent: string
  readonly seed: string
  readonly model: Model
  readonly axes: AxisLists
  /** Variants that are wanted. */
  readonly count: number
  /** Proposals that are tried at most. */
  readonly most: number
  /** What is never passed. */
  readonly cap: NanoUsd
  /** Output of one answer, thinking included, in tokens; twice as much after an answer that was too long. */
  readonly maxTokens: number
  /** A run of so many variants or more sends all its requests in batches; a smaller one streams them. */
  readonly batchFrom: number
  /** How long a batch is waited for, in milliseconds. A run goes on with it later. */
  readonly batchMs: number
}

export const usualSettings = {
  maxTokens: 16_000,
  batchFrom: 20,
  batchMs: 24 * 60 * 60_000,
} as const satisfies Partial<Settings>

/** What a run is about: prompts and gates. */
export interface Subject {
  readonly promptVersion: string
  /** The request for a proposal's first text. */
  readonly write: (axes: Axes) => Prompt
  /** What the model is told about a text that a gate refused; the conversation goes on with it. */
  readonly repair: (counterexample: string) => string
  /** The request for a solution by somebody who sees the statement alone. */
  readonly solve: (statement: string) => Prompt
  /** The same, by somebody else who is asked to go about it otherwise. */
  readonly third: (statement: string) => Prompt
  /** Reads an answer, and says what costs little to say: nothing is spent on a text that is refused here. Pure. */
  readonly read: (text: string) => Promise<Read>
  /** The gates. Pure: asked again after a crash, it says the same. */
  readonly judge: (work: Work) => Promise<Verdict>
}

export type Read =
  { readonly kind: 'read'; readonly statement: string } | Extract<Verdict, { kind: 'refused' }>

/** What the gates see. */
export interface Work {
  readonly n: number
  /** Id of the first request for the text: it is the same where the request was lost and had to be sent again. */
  readonly request: string
  /** SHA-256 of the prompt that gave the text. */
  readonly prompt: string
  readonly axes: Axes
  readonly text: string
  /** Of the blind solver. */
  readonly solution: string
  /** Of the other one who saw the statement alone. */
  readonly third: string
}

/** Everything that a run touches. */
export interface World {
  readonly api: Api
  readonly ledger: Ledger
  /** Stops the run; what is under way then is of unknown outcome. */
  readonly signal: AbortSignal
  /** Ends early where the run is stopped. @param ms milliseconds */
  readonly sleep: (ms: number) => Promise<void>
}

/** What a run ends with that its caller stopped. */
export const stopped: Stop = { ended: 'stopped', message: 'stopped by the caller' }

/** Why a run is over, or stands still until it is called again. */
export interface Stop {
  readonly ended: Ended
  readonly message: string
}

/**
 * - `done`: as many as wanted
 * - `exhausted`: the most proposals were tried
 * - `capped`: the next request might pass the cap
 * - `spent`: a limit of the account
 * - `limited`, `overloaded`, `unreachable`: the server, after several tries
 * - `credentials`, `request`: the server will not take it
 * - `pending`: a batch is still under way
 * - `stopped`: by the caller
 * - `ledger`: it cannot be written
 * - `another`: the ledger is that of a run with other settings
 */
export type Ended =
  | 'done'
  | 'exhausted'
  | 'capped'
  | 'spent'
  | 'limited'
  | 'overloaded'
  | 'unreachable'
  | 'credentials'
  | 'request'
  | 'pending'
  | 'stopped'
  | 'ledger'
  | 'another'
