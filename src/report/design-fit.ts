import type { Calibration } from '#schemas/calibration'
import { authored } from './authored.ts'
import { givenItems, numberWords } from './design-items.ts'
import type { DesignReport } from './design-report.ts'
import { html, type Markup } from './markup.ts'
import { count, counted, fixed, pValue, signed } from './number-words.ts'
import { reportTable } from './report-table.ts'

type FiledItem = Calibration['items'][number]

/** How the items fit the answers they were calibrated with, and whether they treat groups alike. */
export function designFit(report: DesignReport): Markup {
  const { calibration: filed } = report
  if (filed === undefined)
    return html`<p>
      No calibration file was given for this report, so no figures about the fit of the items, and none about
      differential item functioning (DIF) are at hand: nothing here says whether an item is harder for one
      group than for equally able candidates of another. Once there are answers,
      <code>assay calibrate</code> finds both; its file can be given to this report.
    </p>`
  const { name, calibration } = filed
  const given = givenItems(report)
  const ids = new Set(given.map(({ id }) => id))
  const items = calibration.items.filter(({ id }) => ids.has(id))
  const known = new Set(items.map(({ id }) => id)).size
  const flagged = items.filter(({ flags = [] }) => flags.length > 0)
  return html`<p>
      The calibration ${authored(name)} is about ${count(known)} of the ${numberWords(given)} that the test
      can
      give${
        calibration.items.length > items.length
          ? `, and ${counted(calibration.items.length - items.length, 'other entry', 'other entries')}, left out here`
          : ''
      }.
      ${counted(calibration.n, 'person')} answered;
      ${
        calibration.converged
          ? 'its estimates settled.'
          : 'its estimates did not settle, so its figures are not to be used yet.'
      }
      ${
        items.length === 0
          ? 'Nothing in it is about this test.'
          : `${flagged.length === 0 ? 'None' : count(flagged.length)} of these items ${flagged.length === 1 ? 'needs' : 'need'} a look.`
      }
      ${differenceWords(report, items)}
    </p>
    ${items.length === 0 ? undefined : itemsTable(items)} ${overallTable(calibration)}
    ${groupsTable(calibration)}
    <p class="note">
      S-X² compares answers with the curve: a p below .001 says that the curve does not hold exactly. Infit
      and outfit are 1 where surprises are as many as expected; above 1.3 there are too many. The calibration
      used the prior “${authored(calibration.prior)}” and was made by ${authored(calibration.engine)} from
      data with the SHA-256 <code>${calibration.data.sha256}</code>.
    </p>`
}

/** Words of the flag that says DIF, as `assay calibrate` writes them. */
const DIF = /^DIF\b/

function differenceWords({ calibration }: DesignReport, items: readonly FiledItem[]): string {
  const groups = calibration?.calibration.latent.length ?? 0
  if (groups < 2)
    return 'It knows one group of persons, so no DIF figures are at hand: nothing here says whether an item is harder for one group than for equally able candidates of another.'
  const different = items.filter(({ flags = [] }) => flags.some((words) => DIF.test(words))).length
  const found =
    different === 0
      ? 'for none of these items it names a difference between them that is not negligible'
      : `for ${counted(different, 'item')} it names a difference between them (DIF; class B is moderate, C large), which is a question about the item, not an answer about a group`
  return `It compared ${count(groups)} groups of persons: ${found}. Groups of fewer than 100 persons are not compared, and the size of each difference stands in the calibration’s own report.`
}

function itemsTable(items: readonly FiledItem[]): Markup {
  const numberOf = (item: FiledItem, key: string): number | undefined => item.fit?.[key]
  return reportTable({
    caption: 'Fit of the items, those that need a look first',
    columns: [
      { title: 'item', kind: 'words' },
      { title: 'persons' },
      { title: 'S-X² p' },
      { title: 'infit' },
      { title: 'outfit' },
      { title: 'needs a look', kind: 'sentences' },
    ],
    rows: items
      .toSorted((one, other) => Math.sign(other.flags?.length ?? 0) - Math.sign(one.flags?.length ?? 0))
      .map((item) => [
        item.language === undefined
          ? authored(item.id)
          : html`${authored(item.id)} ${authored(item.language)}`,
        count(item.n),
        pValue(numberOf(item, 'p')),
        fixed(numberOf(item, 'infit'), 2),
        fixed(numberOf(item, 'outfit'), 2),
        (item.flags ?? []).length === 0
          ? 'no'
          : html`<strong>${authored((item.flags ?? []).join('; '))}</strong>`,
      ]),
  })
}

/** Overall figures that a calibration file may have, and how each is read. */
const OVERALL: readonly (readonly [key: string, name: string, meaning: string])[] = [
  ['empiricalReliability', 'empirical reliability', 'of the estimates of the persons of the calibration'],
  ['marginalReliability', 'marginal reliability', 'the same from the model'],
  ['rmsea', 'RMSEA', 'misfit for each degree of freedom: up to .05 close, up to .089 adequate'],
  ['srmsr', 'SRMSR', 'how far correlations of pairs are off on average: up to .05 close'],
  ['cfi', 'CFI', 'share of what pairs have in common that the model explains'],
  ['tli', 'TLI', 'the same with a price for parameters'],
]

function overallTable({ fit = {} }: Calibration): Markup | undefined {
  const rows = OVERALL.flatMap(([key, name, meaning]) => {
    const value = fit[key]
    return value === undefined ? [] : [[name, fixed(value, 3), meaning]]
  })
  if (rows.length === 0) return undefined
  return reportTable({
    caption: 'The model as a whole',
    columns: [
      { title: 'figure', kind: 'words' },
      { title: 'value' },
      { title: 'how to read it', kind: 'sentences' },
    ],
    rows,
  })
}

function groupsTable({ latent }: Calibration): Markup {
  return reportTable({
    caption: 'Who the answers are from',
    columns: [
      { title: 'group', kind: 'words' },
      { title: 'persons' },
      { title: 'mean ability' },
      { title: 'standard deviation' },
    ],
    rows: latent.map(({ group, n, mean, sd }) => [
      authored(group),
      n === undefined ? '–' : count(n),
      signed(mean, 2),
      fixed(sd, 2),
    ]),
  })
}
