import { dollars, type NanoUsd } from '../money.ts'
import type { Outcome } from '../outcome.ts'
import { isAccepted, type Proposal, type RunState } from './fold.ts'

/** What became of a run's proposals, and what it cost. */
export interface Funnel {
  readonly proposals: number
  readonly accepted: number
  /** Proposals that ended at each gate, by its name. */
  readonly rejected: Readonly<Record<string, number>>
  /** Proposals that ended because of the model or the server: refusals by category, and the like. */
  readonly lost: Readonly<Record<string, number>>
  /** Requests that were sent, by how they ended. */
  readonly requests: Readonly<Record<string, number>>
  readonly charged: NanoUsd
  /** Requests that may have been charged, and their most. */
  readonly unknown: { readonly count: number; readonly nano: NanoUsd }
  /** Null where none was accepted. Unknown costs count in full. */
  readonly perAccepted: NanoUsd | null
}

/** Counts what the state of a run holds. Pure. */
export function funnelOf(state: RunState): Funnel {
  const { proposals, committed } = state
  const requests = proposals.flatMap((proposal) => proposal.requests)
  const unknown = requests.filter(({ ended }) => !ended || ended.outcome.kind === 'unknown')
  const unknownNano = unknown.reduce((sum, { reserved, ended }) => sum + (ended?.cost ?? reserved), 0)
  const accepted = proposals.filter(isAccepted).length
  return {
    proposals: proposals.length,
    accepted,
    rejected: tally(proposals.flatMap(gateOf)),
    lost: tally(proposals.flatMap(lossOf)),
    requests: tally(requests.map(({ ended }) => (ended ? nameOf(ended.outcome) : 'under way'))),
    charged: committed - unknownNano,
    unknown: { count: unknown.length, nano: unknownNano },
    perAccepted: accepted === 0 ? null : Math.ceil(committed / accepted),
  }
}

/** @returns lines for people */
export function describeFunnel(funnel: Funnel): readonly string[] {
  const { proposals, accepted, rejected, lost, charged, unknown, perAccepted } = funnel
  const rows = (of: Readonly<Record<string, number>>, word: string) =>
    Object.entries(of).map(([name, count]) => `  ${count} ${word} ${name}`)
  const each = perAccepted === null ? '' : `, ${dollars(perAccepted)} for each accepted one`
  const open = `${unknown.count} of unknown outcome, counted at ${dollars(unknown.nano)}`
  return [
    `${proposals} proposals, ${accepted} accepted`,
    ...rows(rejected, 'refused by'),
    ...rows(lost, 'lost:'),
    `${dollars(charged)} charged${each}`,
    ...(unknown.count === 0 ? [] : [open]),
  ]
}

/** The gate that a proposal ended at, unless it was lost on the way to a repair. */
function gateOf(proposal: Proposal): readonly string[] {
  const last = proposal.verdicts.at(-1)
  return last?.kind === 'refused' && lossOf(proposal).length === 0 ? [last.gate] : []
}

function lossOf({ requests }: Proposal): readonly string[] {
  const outcome = requests.at(-1)?.ended?.outcome
  return outcome === undefined || outcome.kind === 'answered' ? [] : [nameOf(outcome)]
}

function nameOf(outcome: Outcome): string {
  if (outcome.kind === 'refused') return `refused (${outcome.category ?? 'no category'})`
  return 'why' in outcome ? `${outcome.kind} (${outcome.why})` : outcome.kind
}

function tally(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
