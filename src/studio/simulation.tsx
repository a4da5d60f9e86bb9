import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { modelOf, type CodeLanguage, type SimulationPlan, type SimulationSummary } from '#adaptive'
import { simulatedItems, type TestedFacts } from '#blueprint'
import { announce } from '../components/live-region.tsx'
import { download } from '../components/download.ts'
import { DataTable } from '../components/data-table.tsx'
import { studio as words } from '../text/studio.ts'
import { startSimulation, type RunningSimulation } from '../workers/studio/client.ts'
import type { DesignForecast } from '../workers/studio/protocol.ts'
import { NONE, percent } from './figures.ts'
import { NumberField } from './form/schema-form.tsx'
import type { Wishes } from './wishes.ts'

interface SimulationProps {
  /** undefined where the blueprint has faults */
  readonly found: DesignForecast | undefined
  readonly items: readonly TestedFacts[]
  readonly wishes: Wishes
  readonly onWish: (wishes: Wishes, of: string) => void
  readonly onFailure: () => void
}

interface Simulated {
  readonly summary: SimulationSummary
  readonly of: DesignForecast
  readonly plan: SimulationPlan
  readonly seconds: number
}

const { simulation, figures } = words
/** Those of a command line that names none. */
const LANGUAGES: readonly CodeLanguage[] = ['javascript', 'typescript', 'python']

/** Candidates who sit the test exactly as real ones would. */
export function Simulation({ found, items, wishes, onWish, onFailure }: SimulationProps) {
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
    const plan: SimulationPlan = {
      blueprint: found.blueprint,
      items: simulatedItems(found.blueprint, items),
      languages: LANGUAGES,
      abilities: { from: 'normal', mean, sd },
      candidates: n,
      seed,
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
        setSimulated({ summary, of: found, plan, seconds })
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
          isStale={found?.blueprint !== simulated.of.blueprint && running === undefined}
        />
      )}
    </section>
  )
}

function Outcome({ simulated, isStale }: { readonly simulated: Simulated; readonly isStale: boolean }) {
  const { summary, of, plan, seconds } = simulated
  const { forecast } = of
  const rows: readonly (readonly [string, string, string])[] = [
    [figures.se, forecast.meanSe.toFixed(3), summary.meanSe.toFixed(3)],
    [figures.rmse, forecast.rmse.toFixed(3), summary.rmse.toFixed(3)],
    [figures.reliability, forecast.reliability.toFixed(3), summary.reliability?.toFixed(3) ?? NONE],
    [simulation.coverage, NONE, percent(summary.coverage95)],
    [figures.length, forecast.meanLength.toFixed(2), summary.meanLength.toFixed(2)],
    [figures.minutes, forecast.minutes?.toFixed(1) ?? NONE, summary.time?.mean.toFixed(1) ?? NONE],
    [figures.exposure, percent(forecast.usage.max), percent(summary.exposure.max)],
    [figures.accuracy, NONE, summary.classification ? percent(summary.classification.accuracy) : NONE],
    [simulation.violations, NONE, String(summary.violations)],
  ]
  return (
    <>
      <p>
        {simulation.took(seconds)} {isStale && simulation.stale}
      </p>
      <DataTable
        label={simulation.heading}
        columns={[figures.figure, simulation.foretold, simulation.simulated]}
        head={0}
        rows={rows
          .filter(([, ...values]) => values.some((value) => value !== NONE))
          .map((cells) => ({ key: cells[0], cells }))}
      />
      <DataTable
        label={simulation.byAbility}
        summary={simulation.byAbility}
        columns={[
          figures.ability,
          simulation.candidates,
          figures.se,
          figures.rmse,
          simulation.coverage,
          figures.length,
        ]}
        head={0}
        rows={summary.byTheta.map((row) => ({
          key: row.theta,
          cells: [
            row.theta.toFixed(1),
            row.n,
            row.meanSe.toFixed(3),
            row.rmse.toFixed(3),
            percent(row.coverage95),
            row.meanLength.toFixed(1),
          ],
        }))}
      />
      <p>
        <button
          type="button"
          class="button button-small"
          onClick={() => download(figuresFile(simulated), `simulation-${plan.blueprint.id}.json`)}
        >
          {simulation.download}
        </button>
      </p>
      <p class="small muted">
        {simulation.command} <code>{commandOf(plan)}</code>
      </p>
    </>
  )
}

/** The figures as `assay simulate --json` gives them. */
function figuresFile({ plan, summary }: Simulated): Blob {
  const { blueprint, items, seed, abilities } = plan
  const count = new Set(items.map(modelOf)).size
  const figures = { test: blueprint.id, items: count, seed, abilities, ...summary }
  return new Blob([`${JSON.stringify(figures, null, 2)}\n`], { type: 'application/json' })
}

function commandOf({ blueprint, candidates, seed, abilities }: SimulationPlan): string {
  const theta =
    abilities.from === 'normal' && (abilities.mean !== 0 || abilities.sd !== 1)
      ? ` --theta=${abilities.mean},${abilities.sd}`
      : ''
  return `assay simulate ${blueprint.id} --n ${candidates} --seed '${seed.replaceAll("'", String.raw`'\''`)}'${theta}`
}
