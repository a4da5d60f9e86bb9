import { modelOf, type SimulationPlan, type SimulationSummary } from '#adaptive'
import { fixed, NONE, percent } from '#report'
import { DataTable } from '../components/data-table.tsx'
import { download } from '../components/download.ts'
import { endsOf, EndsTable } from './ends-table.tsx'
import { decisionOf } from './figures.ts'
import { studio as words } from '../text/studio.ts'
import type { DesignForecast } from '../workers/studio/protocol.ts'

/** A simulation that came to its end. */
export interface Simulated {
  readonly summary: SimulationSummary
  readonly of: DesignForecast
  readonly plan: SimulationPlan
  readonly seconds: number
}

const { simulation, figures } = words

/** What it found, beside what was foretold. */
export function Outcome({
  simulated,
  isStale,
}: {
  readonly simulated: Simulated
  readonly isStale: boolean
}) {
  const { summary, of, plan, seconds } = simulated
  const { forecast } = of
  const rows: readonly (readonly [string, string, string])[] = [
    [figures.se, forecast.meanSe.toFixed(3), summary.meanSe.toFixed(3)],
    [figures.rmse, forecast.rmse.toFixed(3), summary.rmse.toFixed(3)],
    [figures.reliability, forecast.reliability.toFixed(3), fixed(summary.reliability ?? undefined, 3)],
    [simulation.coverage, NONE, percent(summary.coverage95, 1)],
    [figures.length, forecast.meanLength.toFixed(2), summary.meanLength.toFixed(2)],
    [figures.minutes, fixed(forecast.minutes ?? undefined, 1), fixed(summary.time?.mean, 1)],
    [figures.exposure, percent(forecast.usage.max, 1), percent(summary.exposure.max, 1)],
    [
      figures.accuracy,
      decisionOf('accuracy')(of),
      summary.classification ? percent(summary.classification.accuracy, 1) : NONE,
    ],
    [simulation.cutOff, NONE, percent(summary.time?.cutOff, 1)],
    [simulation.violations, NONE, String(summary.violations)],
  ]
  return (
    <>
      <p>
        {simulation.took(seconds)} {isStale && simulation.stale}
      </p>
      <DataTable
        label={simulation.figures}
        columns={[figures.figure, simulation.foretold, simulation.simulated]}
        head={0}
        rows={rows
          .filter(([, ...values]) => values.some((value) => value !== NONE))
          .map((cells) => ({ key: cells[0], cells }))}
      />
      <EndsTable
        label={simulation.ends}
        columns={[
          { title: simulation.foretold, shares: endsOf(of) },
          { title: simulation.simulated, shares: sharesOf(summary) },
        ]}
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
            fixed(row.theta, 1),
            row.n,
            row.meanSe.toFixed(3),
            row.rmse.toFixed(3),
            percent(row.coverage95, 1),
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

/** Of the blocks of all candidates, which share each rule ended. */
function sharesOf({ stopReasons }: SimulationSummary): Readonly<Record<string, number>> {
  const all = Object.values(stopReasons).reduce((sum, count) => sum + count, 0)
  return Object.fromEntries(Object.entries(stopReasons).map(([rule, count]) => [rule, count / all]))
}

/** The figures as `assay simulate --json` gives them. */
function figuresFile({ plan, summary }: Simulated): Blob {
  const { blueprint, items, seed, abilities } = plan
  const count = new Set(items.map(modelOf)).size
  const figures = { test: blueprint.id, items: count, seed, abilities, ...summary }
  return new Blob([`${JSON.stringify(figures, null, 2)}\n`], { type: 'application/json' })
}

/** @returns what does the simulation again on the command line */
export function commandOf({
  blueprint,
  candidates,
  seed,
  abilities,
  cuts,
}: Pick<SimulationPlan, 'blueprint' | 'candidates' | 'seed' | 'abilities' | 'cuts'>): string {
  const theta =
    abilities.from === 'normal' && (abilities.mean !== 0 || abilities.sd !== 1)
      ? ` --theta=${abilities.mean},${abilities.sd}`
      : ''
  return `assay simulate ${blueprint.id} --n ${candidates} --seed '${seed.replaceAll("'", String.raw`'\''`)}'${theta}${cuts ? ` --cuts=${cuts.join(',')}` : ''}`
}
