import { canonicalJson } from '#log'
import { textHash } from '../../../release/text-hash.ts'
import type { RunIdentity } from '../ledger/entry.ts'
import type { MaybeStop, RunContext } from './run-context.ts'
import { stateOf } from './run-context.ts'
import type { Settings, Subject } from './settings.ts'

/** What has to be the same where a run is gone on with. The cap is not in it: it may be raised. */
function identityOf({ parent, seed, model, axes, count }: Settings, { promptVersion }: Subject): RunIdentity {
  const lists = textHash(canonicalJson(axes))
  return { format: 1, parent, promptVersion, model: model.name, seed, count, axes: lists }
}

/** Begins a run in an empty ledger, or sees that the ledger is that of this run. */
export function beginRun(context: RunContext): MaybeStop {
  const { ledger, settings, subject } = context
  const own = identityOf(settings, subject)
  const { run } = stateOf(context)
  if (!run) ledger.append({ type: 'run.begun', run: own })
  else if (canonicalJson(run) !== canonicalJson(own)) {
    const differs = Object.entries(own).filter(([key, value]) => run[key as keyof RunIdentity] !== value)
    const words = differs.map(([key, value]) => `${key} (${run[key as keyof RunIdentity]}, not ${value})`)
    const message = `the ledger is that of a run with another ${words.join(', ')}; name another file`
    return { ended: 'another', message }
  }
  return undefined
}
