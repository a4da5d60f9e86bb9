import { authored } from './authored.ts'
import { designCurves } from './design-curves.ts'
import type { DesignReport } from './design-report.ts'
import { levelOf } from './level-words.ts'
import { html, type Markup } from './markup.ts'
import { fixed, percent, signed, Z95 } from './number-words.ts'
import { reportTable } from './report-table.ts'
import { reasonInWords } from './simulation-findings.ts'

/** Width in logits of the rows that are printed; the data of the figures has them all. */
const ROW = 0.5

/** Share of the candidates below which an end is not worth a word: it would be 0 %. */
const LEAST_SHARE = 0.005

/** Conditional errors, information, length and time along the scale, and what they come to for a population. */
export function designPrecision(report: DesignReport): Markup {
  const { forecast, deviation } = report
  const wanted = new Map(deviation?.points.map((point) => [point.theta, point]))
  const rows = forecast.abilities.filter(({ theta }) => Number.isInteger(theta / ROW))
  return html`<p>${wantedWords(report)}</p>
    <p>
      The standard error says how far an estimate is likely to be off; an interval of ${fixed(Z95, 2)}
      standard errors to either side holds the true ability of 95 % of the candidates. It differs along the
      scale: a test is precise where it has items of the right difficulty. Information is what items tell, in
      1/logits²: four times as much halves the error, what was expected before the first answer aside.
    </p>
    <div class="panels">${designCurves(report)}</div>
    ${reportTable({
      caption: 'Conditional standard error of measurement, information, length and time by ability',
      columns: [
        'ability',
        'level',
        'standard error',
        '95 % interval',
        ...(wanted.size === 0 ? [] : ['wanted standard error']),
        'information of the test',
        'of the bank',
        ...(wanted.size === 0 ? [] : ['wanted']),
        'items',
        ...(forecast.minutes === null ? [] : ['minutes']),
      ].map((title) => ({ title })),
      rows: rows.map((row) => {
        const point = wanted.get(row.theta)
        return [
          signed(row.theta, 1),
          fixed(levelOf(row.theta), 1),
          fixed(row.se, 3),
          `± ${fixed(Z95 * row.se, 2)}`,
          ...(wanted.size === 0 ? [] : [fixed(point?.seWanted, 3)]),
          fixed(row.information, 2),
          fixed(row.bankInformation, 2),
          ...(wanted.size === 0 ? [] : [fixed(point?.wanted, 2)]),
          fixed(row.length, 1),
          ...(forecast.minutes === null ? [] : [fixed(row.minutes, 0)]),
        ]
      }),
    })}
    <div class="part">
      <h3>Reliability</h3>
      <p>${reliabilityWords(report)}</p>
    </div>
    <div class="part">
      <h3>Length, time and what ends it</h3>
      <p>${lengthWords(report)}</p>
      ${endsTable(report)}
    </div>`
}

function wantedWords({ deviation }: DesignReport): string {
  const points = deviation?.points ?? []
  const [first] = points
  const last = points.at(-1)
  if (deviation === undefined || first === undefined || last === undefined)
    return 'No precision was stated that the test should reach.'
  const errors = points.map(({ seWanted }) => seWanted)
  const [least, most] = [Math.min(...errors), Math.max(...errors)].map((each) => fixed(each, 2))
  const aim = `Wanted is a standard error of ${least === most ? least : `${least} to ${most}`} logits from an ability of ${signed(first.theta, 1)} to ${signed(last.theta, 1)}.`
  const { worst, met, meanAbove } = deviation
  if (worst === null) return `${aim} The test reaches it at each of these abilities.`
  const reached =
    met === 0
      ? 'The test reaches it for none of these candidates'
      : `The test reaches it for ${percent(met)} of these candidates`
  const short = `${reached}; on average over all of them the standard error is ${fixed(meanAbove, 2)} above what is wanted. It falls short most at ${signed(worst.theta, 1)}: ${fixed(worst.se, 2)} instead of ${fixed(worst.seWanted, 2)}.`
  return worst.bank < worst.wanted
    ? `${aim} ${short} All items of the bank together do not tell enough there: items are missing.`
    : `${aim} ${short} The bank would tell enough there, in a longer test.`
}

function reliabilityWords({ forecast, blueprint }: DesignReport): string {
  const { reliability, marginalReliability, population } = forecast
  const same = blueprint.blocks.length === 1 ? '' : ' over all blocks'
  return `The reliability is ${fixed(reliability, 3)}${same}: of the differences between the estimates of such candidates, ${percent(reliability)} are differences of ability, the rest is error. It is the squared correlation of estimate and ability; computed from the standard errors instead it is ${fixed(marginalReliability, 3)}. Both are about candidates with a standard deviation of ${fixed(population.sd, 1)} logits: where they are more alike, the same test has a lower reliability. A decision about a single person is commonly asked for .8 or more; the standard error above says more about one person than the reliability does.`
}

function lengthWords({ forecast }: DesignReport): string {
  const { abilities, meanLength, minutes } = forecast
  const lengths = abilities.map(({ length }) => length)
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)].map((each) => fixed(each, 1))
  const range =
    least === most
      ? 'the same at every ability'
      : `between ${least} and ${most} on average, depending on ability`
  return `A test has ${fixed(meanLength, 1)} items on average, ${range}. ${
    minutes === null
      ? 'No item states its minutes, so nothing is known of time.'
      : `It takes ${fixed(minutes, 0)} minutes on items on average, from the minutes within which 95 % would finish each, as its author judges.`
  }`
}

function endsTable({ forecast: { blocks } }: DesignReport): Markup {
  return reportTable({
    caption: 'What ends a block, as shares of the candidates',
    columns: [
      { title: 'block', kind: 'words' },
      { title: 'items' },
      { title: 'mean standard error' },
      { title: 'reliability' },
      { title: 'ended by', kind: 'sentences' },
    ],
    rows: blocks.map(({ id, meanLength, meanSe, reliability, ends }) => [
      authored(id),
      fixed(meanLength, 1),
      fixed(meanSe, 3),
      fixed(reliability, 3),
      Object.entries(ends)
        .filter(([, share]) => share >= LEAST_SHARE)
        .sort(([, one], [, other]) => other - one)
        .map(([reason, share]) => `${reasonInWords(reason)} ${percent(share)}`)
        .join(', '),
    ]),
  })
}
