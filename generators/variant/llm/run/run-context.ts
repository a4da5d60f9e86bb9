import { foldLedger, type RunState } from '../ledger/fold.ts'
import type { Settings, Stop, Subject, World } from './settings.ts'
import type { Patience } from './patience.ts'

/** What every part of a run is handed. */
export interface RunContext extends World {
  readonly settings: Settings
  readonly subject: Subject
  readonly patience: Patience
}

/** The state of a run as its ledger has it now. */
export function stateOf({ ledger }: Pick<World, 'ledger'>): RunState {
  return foldLedger(ledger.entries)
}

/** A part of a run that goes on gives nothing. */
export type MaybeStop = Stop | undefined
