import { modelOf, type SimulatedItem } from '#adaptive'
import { kindNames } from '../text/common.ts'
import { authored } from './authored.ts'
import type { DesignReport } from './design-report.ts'
import { html, type Content, type Markup } from './markup.ts'
import { count, counted, fixed, percent, withRatioInterval, Z95 } from './number-words.ts'
import { reportTable, type Column } from './report-table.ts'

/** @returns the items that a test can give, in the order of the bank */
export function givenItems({ items, forecast }: DesignReport): readonly SimulatedItem[] {
  const given = new Set(forecast.usage.items.map(({ id }) => id))
  return items.filter(({ id }) => given.has(id))
}

/** How many they are, such as "3 items" or "3 items (12 with their variants)". */
export function numberWords(items: readonly SimulatedItem[]): string {
  const models = new Set(items.map(modelOf)).size
  const variants = models === items.length ? '' : ` (${count(items.length)} with their variants)`
  return `${counted(models, 'item')}${variants}`
}

/** @returns those whose parameters come from answers, not from the judgement of their authors alone */
export function calibratedAmong(items: readonly SimulatedItem[]): readonly SimulatedItem[] {
  return items.filter(({ parameters }) => parameters.persons !== undefined)
}

/** How many items rest on answers, in a sentence. */
export function basisWords(items: readonly SimulatedItem[]): string {
  const calibrated = calibratedAmong(items)
  if (calibrated.length === 0)
    return `None of the ${numberWords(items)} has been calibrated: every parameter is a prior from the level that the author judged.`
  if (calibrated.length === items.length)
    return `All of the ${numberWords(items)} have been calibrated from answers.`
  return `Of the ${numberWords(items)}, ${numberWords(calibrated)} ${calibrated.length === 1 ? 'has' : 'have'} been calibrated from answers; the others have a prior alone, from the level that the author judged.`
}

/** All items with their parameters, the errors of these, and where they come from. */
export function designItems(report: DesignReport): Markup {
  const items = givenItems(report)
  const rates = new Map(report.forecast.usage.items.map(({ id, rate }) => [id, rate]))
  const hasGuessing = items.some(({ parameters }) => 'c' in parameters && parameters.c > 0)
  const columns: readonly (Column & { readonly cell: (item: SimulatedItem) => Content })[] = [
    { title: 'item', kind: 'words', cell: ({ id }) => authored(id) },
    { title: 'kind', kind: 'words', cell: ({ kind }) => kindNames[kind] },
    { title: 'level', cell: ({ level }) => count(level) },
    { title: 'model', kind: 'words', cell: ({ parameters: { model } }) => model.toUpperCase() },
    {
      title: 'slope a (95 %)',
      cell: ({ parameters: { a, uncertainty } }) => withRatioInterval(a, uncertainty && a * uncertainty.lnA),
    },
    {
      title: 'difficulty b (95 %)',
      cell: ({ parameters: { b, uncertainty } }) =>
        `${[b]
          .flat()
          .map((each) => fixed(each, 2))
          .join(', ')}${uncertainty === undefined ? '' : ` ± ${fixed(Z95 * uncertainty.b, 2)}`}`,
    },
    ...(hasGuessing
      ? [
          {
            title: 'guessing c',
            cell: ({ parameters }: SimulatedItem) =>
              'c' in parameters && parameters.c > 0 ? parameters.c.toFixed(2) : '–',
          },
        ]
      : []),
    {
      title: 'from',
      kind: 'words',
      cell: ({ parameters: { persons } }) =>
        persons === undefined ? html`<strong>prior</strong>` : counted(persons, 'person'),
    },
    { title: 'met by', cell: ({ id }) => percent(rates.get(id), 1) },
  ]
  return html`<p>
      ${basisWords(items)} The slope a says how sharply an item separates weak from strong candidates, the
      difficulty b where on the scale it does: there a candidate passes half the time. Where an item can be
      guessed, c is the chance to pass it so, which comes on top. Items with several categories have a
      difficulty for each step. The intervals are what the answers, or the author’s judgement, leave open; all
      difficulties of one item move together in them. All figures of this report take that into account.
    </p>
    ${reportTable({
      caption: `The ${numberWords(items)} that the test can give, in the order of the bank`,
      columns,
      rows: items.map((item) => columns.map(({ cell }) => cell(item))),
    })}
    <p class="note">
      1PL to 4PL: logistic models of right and wrong; GRM: graded response; GPCM: generalised partial credit;
      D = 1. “Met by” is the foretold share of candidates.
    </p>`
}
