import type { CalibrationFacts } from './calibration-facts.ts'
import { ABILITIES } from './item-figures.ts'
import { linePlot } from './line-plot.ts'
import { html, type Markup } from './markup.ts'
import { fixed } from './number-words.ts'
import { reportFigure } from './report-figure.ts'

/** Information of all items and the standard error it stands for. */
export function precisionFigures({ information }: CalibrationFacts): Markup {
  const most = information.reduce((best, value, k) => (value > (information[best] ?? 0) ? k : best), 0)
  const error = (value: number | undefined): number => 1 / Math.sqrt(value ?? 0)
  const where = fixed(ABILITIES[most], 1)
  const informed = `All items together tell most at an ability of ${where}: ${fixed(information[most], 1)}.`
  const erring = `The standard error is smallest at ${where}: ${fixed(error(information[most]), 2)} logits.`
  const axis = { domain: [-4, 4] as const, title: 'ability in logits' }
  const table = {
    columns: [{ title: 'ability' }, { title: 'information' }, { title: 'standard error' }],
    rows: ABILITIES.flatMap((theta, k) =>
      k % 5 === 0 ? [[fixed(theta, 0), fixed(information[k], 2), fixed(error(information[k]), 2)]] : [],
    ),
  }
  const draw = (
    of: readonly number[],
    top: number,
    title: string,
    words: { readonly title: string; readonly description: string },
    place: { readonly id: string; readonly width: number },
  ): string =>
    linePlot({
      ...place,
      height: 236,
      x: axis,
      y: { domain: [0, top], title },
      curves: [{ points: ABILITIES.map((theta, k) => [theta, of[k] ?? 0] as const) }],
      words,
    })
  const errors = information.map(error)
  return html`<div class="panels">
    ${reportFigure({
      id: 'test-information',
      title: 'Information of all items',
      note: informed,
      size: 'half',
      draw: (place) =>
        draw(
          information,
          Math.max(1, 1.1 * (information[most] ?? 0)),
          'information in 1/logits²',
          { title: 'Information of all items by ability', description: informed },
          place,
        ),
      table: { caption: 'Information and standard error by ability', ...table },
    })}
    ${reportFigure({
      id: 'test-error',
      title: 'Standard error of a person who answers all items',
      note: html`${erring} A 95 % interval reaches about two standard errors to either side. Beyond the
      drawing it is larger than 2.`,
      size: 'half',
      draw: (place) =>
        draw(
          errors,
          2,
          'standard error in logits',
          { title: 'Standard error by ability', description: erring },
          place,
        ),
      table: { caption: 'Standard error and information by ability', ...table },
    })}
  </div>`
}
