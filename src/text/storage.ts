import type { Problem } from '../workers/storage/problem.ts'
import type { Fact } from '../workers/storage/recover.ts'
import type { StorageStatus } from '../session/storage-recorder.ts'

const STORES = { indexeddb: 'the browser’s database', opfs: 'the browser’s private files' } as const

/**
 * What was found on opening, for the candidate.
 *
 * @param fact The fact.
 * @returns One or two sentences.
 */
export function describeFact(fact: Fact): string {
  switch (fact.type) {
    case 'restored':
      return `Part of your record was missing from ${STORES[fact.store]}. It was restored from the second copy.`
    case 'torn':
      return `An unfinished entry at the end of ${STORES[fact.store]} was dropped. It had not been confirmed as saved.`
    case 'corrupt':
      return `A damaged part was found in ${STORES[fact.store]} and set right as far as the second copy allows.`
    case 'missing':
      return `Your record holds ${fact.found} entries, but ${fact.expected} had been saved. The last ones are lost.`
  }
}

/**
 * Why a store cannot be used, for the candidate.
 *
 * @param problem The problem.
 * @returns One or two sentences.
 */
export function describeProblem({ store, reason }: Problem): string {
  const place = STORES[store]
  switch (reason) {
    case 'unsupported':
      return `This browser does not offer ${place}.`
    case 'denied':
      return `This browser does not let the page use ${place}. Private windows and blocked site data have this effect.`
    case 'full':
      return `There is no room left in ${place}. Free some space on this device.`
    case 'busy':
      return `Another tab is using ${place}.`
    case 'silent':
    case 'failed':
      return `${place.charAt(0).toUpperCase()}${place.slice(1)} did not answer as expected.`
  }
}

/**
 * What the state of saving means, for the candidate.
 *
 * @param status The status.
 * @returns A sentence to show; `undefined` where all is well.
 */
export function describeStatus({ problem, pending }: StorageStatus): string | undefined {
  switch (problem?.type) {
    case undefined:
      return undefined
    case 'degraded':
      return 'Your work is saved, but in one place instead of two.'
    case 'unsaved':
      return `Your last ${pending === 1 ? 'step is' : `${pending} steps are`} not saved yet. Keep this tab open: saving is tried again. You can download your record now.`
    case 'taken':
      return 'Another tab is using this session. Nothing from this tab is saved while it does.'
    case 'diverged':
      return 'This session went on in another tab. Nothing from this tab is saved any more.'
  }
}
