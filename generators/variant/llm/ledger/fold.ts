import type { Axes } from '../axes.ts'
import type { NanoUsd } from '../money.ts'
import type { Outcome } from '../outcome.ts'
import type { Entry, RunIdentity, Sent, Verdict, Written } from './entry.ts'

/** A request as far as the ledger knows it. */
export interface Request extends Sent {
  /** The key of the batch it went with; undefined where it was sent alone. */
  readonly batch: string | undefined
  /** When it was sent, ISO 8601. */
  readonly at: string
  /** Undefined while nobody knows. */
  readonly ended: { readonly outcome: Outcome; readonly cost: NanoUsd } | undefined
}

export interface Proposal {
  readonly n: number
  readonly axes: Axes
  /** In the order in which they were sent. */
  readonly requests: readonly Request[]
  /** By round. */
  readonly verdicts: readonly Verdict[]
}

/** What a ledger says of a run. */
export interface RunState {
  readonly run: RunIdentity | undefined
  /** By number. */
  readonly proposals: readonly Proposal[]
  /** The API's names of the batches, by their keys; undefined where the answer did not come. */
  readonly batches: ReadonlyMap<string, string | undefined>
  /** What counts against the cap: what was charged, and what may be. */
  readonly committed: NanoUsd
}

/** The state of a run from its ledger. Pure: the same entries give the same state. */
export function foldLedger(entries: readonly Written[]): RunState {
  let run: RunIdentity | undefined
  const waves: { readonly n: number; readonly axes: Axes }[] = []
  const requests = new Map<string, Request>()
  const verdicts = new Map<number, Verdict[]>()
  const batches = new Map<string, string | undefined>()
  const fold = (entry: Entry, at: string): void => {
    switch (entry.type) {
      case 'run.begun':
        run = entry.run
        break
      case 'wave.opened':
        waves.push(...entry.proposals)
        break
      case 'req.sent':
        requests.set(entry.request.id, { ...entry.request, batch: undefined, at, ended: undefined })
        break
      case 'batch.sent':
        batches.set(entry.batch, undefined)
        for (const sent of entry.requests)
          requests.set(sent.id, { ...sent, batch: entry.batch, at, ended: undefined })
        break
      case 'batch.made':
        batches.set(entry.batch, entry.name)
        break
      case 'req.ended': {
        const { id, outcome, cost } = entry
        const sent = requests.get(id)
        if (sent) requests.set(id, { ...sent, ended: { outcome, cost } })
        break
      }
      case 'judged':
        verdicts.set(entry.n, [...(verdicts.get(entry.n) ?? []), entry.verdict])
        break
    }
  }
  for (const { at, entry } of entries) fold(entry, at)
  const all = [...requests.values()]
  const byProposal = Map.groupBy(all, ({ n }) => n)
  return {
    run,
    proposals: waves.map(({ n, axes }) => ({
      n,
      axes,
      requests: byProposal.get(n) ?? [],
      verdicts: verdicts.get(n) ?? [],
    })),
    batches,
    committed: all.reduce((sum, { ended, reserved }) => sum + (ended?.cost ?? reserved), 0),
  }
}

export function isAccepted({ verdicts }: Proposal): boolean {
  return verdicts.at(-1)?.kind === 'accepted'
}

/** Ids of all requests of a run. */
export function requestsIn({ proposals }: RunState): ReadonlySet<string> {
  return new Set(proposals.flatMap(({ requests }) => requests.map(({ id }) => id)))
}
