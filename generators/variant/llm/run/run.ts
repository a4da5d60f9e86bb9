import { canonicalJson } from '#log'
import { textHash } from '../../../release/text-hash.ts'
import { axesOf } from '../axes.ts'
import { isAccepted, type Proposal, type RunState } from '../ledger/fold.ts'
import { funnelOf, type Funnel } from '../ledger/funnel.ts'
import { LedgerError } from '../ledger/open-ledger.ts'
import { collectBatch } from './collect-batch.ts'
import { beginRun } from './identity.ts'
import { endLost } from './end-lost.ts'
import { nextStep } from './next-step.ts'
import { createPatience } from './patience.ts'
import { stateOf, type MaybeStop, type RunContext } from './run-context.ts'
import { isLarge, sendMany } from './send-batch.ts'
import type { Errand } from './send-one.ts'
import { stopped, type Settings, type Stop, type Subject, type Work, type World } from './settings.ts'
import { workIn } from './work-in.ts'
import { errandFor } from './work-on.ts'

/** A text that passed all gates, by the name and the hash that they gave it. */
export interface Accepted extends Work {
  readonly id: string
  readonly sha256: string
}

export interface RunResult extends Stop {
  readonly accepted: readonly Accepted[]
  /** SHA-256 of what was accepted, in order: the same however often the run was interrupted. */
  readonly hash: string
  readonly funnel: Funnel
}

/**
 * Has variants written, solved by two who see the statement alone, judged, and repaired, until there are as many as
 * wanted. What the ledger holds is not asked for again: called with the ledger of a run that ended early, it goes on.
 *
 * @returns why it ended, what was accepted, and what it cost; expected ends are values, so nothing is thrown but faults
 *   of `subject`
 */
export async function runModel(settings: Settings, subject: Subject, world: World): Promise<RunResult> {
  const context: RunContext = { ...world, settings, subject, patience: createPatience(world.sleep) }
  const stop = await untilStop(context)
  const state = stateOf(context)
  const accepted = acceptedIn(state)
  const hash = textHash(canonicalJson(accepted.map(({ n, axes, id, sha256 }) => ({ n, axes, id, sha256 }))))
  return { ...stop, accepted, hash, funnel: funnelOf(state) }
}

/** What was accepted in a run so far, by number. */
export function acceptedIn({ proposals }: RunState): readonly Accepted[] {
  return proposals.filter(isAccepted).map(acceptedOf)
}

async function untilStop(context: RunContext): Promise<Stop> {
  try {
    const other = beginRun(context) ?? (await takeUp(context))
    if (other) return other
    for (;;) {
      const stop = await turn(context)
      if (stop) return stop
    }
  } catch (error) {
    if (error instanceof LedgerError) return { ended: 'ledger', message: error.message }
    throw error
  }
}

/** Deals with what was under way when the process ended. */
async function takeUp(context: RunContext): Promise<MaybeStop> {
  endLost(context)
  const open = stateOf(context)
    .proposals.flatMap(({ requests }) => requests)
    .filter(({ ended }) => !ended)
  for (const batch of new Set(open.map((request) => request.batch))) {
    const stop = batch === undefined ? undefined : await collectBatch(context, batch)
    if (stop) return stop
  }
  return undefined
}

/** One turn: judges what lies ready, sends what is wanted, and opens more proposals where nothing is. */
async function turn(context: RunContext): Promise<MaybeStop> {
  if (context.signal.aborted) return stopped
  const errands: Errand[] = []
  let isIdle = true
  for (const proposal of stateOf(context).proposals) {
    if (isDone(context.settings, proposal)) continue
    isIdle = false
    const errand = await errandFor(context, proposal)
    if (errand) errands.push(errand)
  }
  if (errands.length > 0) return await sendMany(context, errands)
  return isIdle ? openWave(context) : undefined
}

function isDone({ maxTokens, model }: Settings, proposal: Proposal): boolean {
  return nextStep(proposal, { maxTokens, mostTokens: model.maxOutputTokens }).kind === 'done'
}

/** Many proposals are worked on together, in batches; few one after the other, so that none is begun in vain. */
function openWave(context: RunContext): MaybeStop {
  const { settings, ledger } = context
  const state = stateOf(context)
  const missing = settings.count - state.proposals.filter(isAccepted).length
  const from = state.proposals.length
  if (missing <= 0) return { ended: 'done', message: `${settings.count} accepted` }
  const room = settings.most - from
  if (room <= 0)
    return {
      ended: 'exhausted',
      message: `${settings.most} proposals were tried, and ${missing} are missing`,
    }
  const size = Math.min(isLarge(settings) ? missing : 1, room)
  const proposals = Array.from({ length: size }, (_, at) => ({
    n: from + at,
    axes: axesOf(settings.axes, settings.seed, from + at),
  }))
  ledger.append({ type: 'wave.opened', proposals })
  return undefined
}

function acceptedOf(proposal: Proposal): Accepted {
  const round = proposal.verdicts.length - 1
  const verdict = proposal.verdicts[round]
  const { text = '', solution = '', third = '', ...work } = workIn(proposal, round)
  if (verdict?.kind !== 'accepted') throw new Error(`proposal ${proposal.n} was accepted without a verdict`)
  return { ...work, text, solution, third, id: verdict.id, sha256: verdict.sha256 }
}
