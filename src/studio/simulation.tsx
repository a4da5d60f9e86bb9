import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { CodeLanguage, SimulationPlan } from '#adaptive'
import { simulatedItems, type TestedFacts } from '#blueprint'
import { announce } from '../components/live-region.tsx'
import { studio as words } from '../text/studio.ts'
import { startSimulation, type RunningSimulation } from '../workers/studio/client.ts'
import type { DesignForecast } from '../workers/studio/protocol.ts'
import { NumberField } from './form/number-field.tsx'
import { Outcome, type Simulated } from './outcome.tsx'
import { simulationOf } from './simulation-of.ts'
import { cutsOf, type Wishes } from './wishes.ts'

interface SimulationProps {
  /** undefined where the blueprint has faults */
  readonly found: DesignForecast | undefined
  readonly items: readonly TestedFacts[]
  readonly wishes: Wishes
  readonly onWish: (wishes: Wishes, of: string) => void
  readonly onSimulated: (simulated: Simulated) => void
  readonly onFailure: () => void
}

const { simulation } = words
/** Those of a command line that names none. */
const LANGUAGES: readonly CodeLanguage[] = ['javascript', 'typescript', 'python']

/** Candidates who sit the test exactly as real ones would. */
export function Simulation({ found, items, wishes, onWish, onSimulated, onFailure }: SimulationProps) {
  const [running, setRunning] = useState<{ readonly done: number; readonly n: number }>()
  const [simulated, setSimulated] = useState<Simulated>()
  const [said, setSaid] = useState('')
  const current = useRef<RunningSimulation | undefined>(undefined)
  const id = useId()
  useEffect(() => () => current.current?.cancel(), [])

  async function run(): Promise<void> {
    if (found === undefined) {
      setSaid(simulation.refused)
      return
    }
    const { mean, sd, n, seed } = wishes
    const cuts = cutsOf(wishes.cuts) ?? []
    const plan: SimulationPlan = {
      blueprint: found.blueprint,
      items: simulatedItems(found.blueprint, items),
      languages: LANGUAGES,
      abilities: { from: 'normal', mean, sd },
      candidates: n,
      seed,
      ...(cuts.length > 0 && { cuts }),
      isTimed: true,
    }
    const begin = performance.now()
    setSaid('')
    setRunning({ done: 0, n })
    const started = startSimulation(plan, (done) => setRunning({ done, n }))
    current.current = started
    try {
      const summary = await started.end
      if (summary === undefined) setSaid(simulation.cancelled)
      else {
        const seconds = (performance.now() - begin) / 1000
        const outcome = { summary, of: found, plan, seconds }
        setSimulated(outcome)
        onSimulated(outcome)
        announce(simulation.took(seconds))
      }
    } catch (error) {
      reportError(error)
      onFailure()
    }
    setRunning(undefined)
  }

  return (
    <section aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{simulation.heading}</h2>
      <p>{simulation.lead}</p>
      <form
        class="studio-simulate"
        onSubmit={(event) => {
          event.preventDefault()
          if (running === undefined) void run()
        }}
      >
        <span class="studio-field">
          <label for={`${id}-n`}>{simulation.n}</label>
          <NumberField
            id={`${id}-n`}
            value={wishes.n}
            node={{ min: 1, isWhole: true }}
            onChange={(n) => onWish({ ...wishes, n: Math.min(100_000, Math.max(1, Math.round(n))) }, 'n')}
          />
        </span>
        <span class="studio-field">
          <label for={`${id}-seed`}>{simulation.seed}</label>
          <input
            id={`${id}-seed`}
            type="text"
            value={wishes.seed}
            onInput={({ currentTarget }) => onWish({ ...wishes, seed: currentTarget.value }, 'seed')}
          />
        </span>
        <button type="submit" class="button button-next" aria-disabled={running !== undefined}>
          {simulation.run}
        </button>
        {running && (
          <button type="button" class="button" onClick={() => current.current?.cancel()}>
            {simulation.cancel}
          </button>
        )}
      </form>
      {running && (
        <p>
          <progress value={running.done} max={running.n} aria-label={simulation.heading} />{' '}
          <span class="number">{simulation.progress(running.done, running.n)}</span>
        </p>
      )}
      <p role="status">{said}</p>
      {simulated && (
        <Outcome
          simulated={simulated}
          isStale={
            running === undefined &&
            ((found !== undefined && !simulationOf(found, simulated)) ||
              simulated.plan.candidates !== wishes.n ||
              simulated.plan.seed !== wishes.seed)
          }
        />
      )}
    </section>
  )
}
