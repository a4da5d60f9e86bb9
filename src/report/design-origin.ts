import { authored } from './authored.ts'
import type { DesignReport } from './design-report.ts'
import { html, type Content, type Markup } from './markup.ts'
import { count, fixed, signed } from './number-words.ts'

/** All that decides the figures, so that they can be computed again. */
export function designOrigin(report: DesignReport): Markup {
  const { blueprint, forecast, simulation, command, origin } = report
  const cuts = [...new Set(forecast.blocks.flatMap(({ decisions }) => decisions?.cuts ?? []))]
  const rows: readonly (readonly [string, Content])[] = [
    ['test', html`${authored(blueprint.id)}, written for the release ${authored(blueprint.release)}`],
    ['bank', html`${authored(origin.bank)}, release ${authored(origin.release)}`],
    ...(origin.index === undefined
      ? []
      : [['SHA-256 of the release’s index', html`<code>${origin.index}</code>`] as const]),
    ['SHA-256 of the blueprint', html`<code>${origin.blueprint}</code>`],
    ['program', authored(origin.engine)],
    [
      'candidates',
      `abilities from a normal distribution with mean ${signed(forecast.population.mean, 2)} and standard deviation ${fixed(forecast.population.sd, 2)} logits`,
    ],
    ['cut scores', cuts.length === 0 ? 'none' : cuts.map((cut) => signed(cut, 2)).join(', ')],
    [
      'simulation',
      simulation === undefined
        ? 'none'
        : html`${count(simulation.summary.n)} candidates, seed
            <code>${authored(simulation.heading.seed)}</code>`,
    ],
    ['command', html`<code>${authored(command)}</code>`],
    ['made on', origin.date],
  ]
  return html`<p>
      The same items, blueprint and program give the same figures, to the bit, on any machine. The foretold
      ones have no seed. Save the blueprint above as
      <code>tests/${authored(blueprint.id)}.yaml</code> of the bank, in the state that its release names; then
      the command computes the simulation. A later release, another engine or new parameters of the items ask
      for a new report.
    </p>
    <dl>
      ${rows.map(
        ([name, content]) =>
          html`<dt>${name}</dt>
            <dd>${content}</dd> `,
      )}
    </dl>`
}
