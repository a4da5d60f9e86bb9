import { dollars, type NanoUsd } from '../money.ts'
import type { Outcome } from '../outcome.ts'
import { isAccepted, type Candidate, type RunState } from './fold.ts'

/** What became of a run's candidates, and what it cost. */
export interface Funnel {
  readonly candidates: number
  readonly accepted: number
  /** Candidates that ended at each gate, by its name. */
  readonly rejected: Readonly<Record<string, number>>
  /** Candidates that ended because of the model or the server: refusals by category, and the like. */
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
  const { candidates, committed } = state
  const requests = candidates.flatMap((candidate) => candidate.requests)
  const unknown = requests.filter(({ ended }) => !ended || ended.outcome.kind === 'unknown')
  const unknownNano = unknown.reduce((sum, { reserved, ended }) => sum + (ended?.cost ?? reserved), 0)
  const accepted = candidates.filter(isAccepted).length
  return {
    candidates: candidates.length,
    accepted,
    rejected: tally(candidates.flatMap(gateOf)),
    lost: tally(candidates.flatMap(lossOf)),
    requests: tally(requests.map(({ ended }) => (ended ? nameOf(ended.outcome) : 'under way'))),
    charged: committed - unknownNano,
    unknown: { count: unknown.length, nano: unknownNano },
    perAccepted: accepted === 0 ? null : Math.ceil(committed / accepted),
  }
}

/** @returns lines for people */
export function describeFunnel(funnel: Funnel): readonly string[] {
  const { candidates, accepted, rejected, lost, charged, unknown, perAccepted } = funnel
  const rows = (of: Readonly<Record<string, number>>, word: string) =>
    Object.entries(of).map(([name, count]) => `  ${count} ${word} ${name}`)
  const each = perAccepted === null ? '' : `, ${dollars(perAccepted)} for each accepted one`
  const open = `${unknown.count} of unknown outcome, counted at ${dollars(unknown.nano)}`
  return [
    `${candidates} candidates, ${accepted} accepted`,
    ...rows(rejected, 'refused by'),
    ...rows(lost, 'lost:'),
    `${dollars(charged)} charged${each}`,
    ...(unknown.count === 0 ? [] : [open]),
  ]
}

/** The gate that a candidate ended at, unless it was lost on the way to a repair. */
function gateOf(candidate: Candidate): readonly string[] {
  const last = candidate.verdicts.at(-1)
  return last?.kind === 'refused' && lossOf(candidate).length === 0 ? [last.gate] : []
}

function lossOf({ requests }: Candidate): readonly string[] {
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
