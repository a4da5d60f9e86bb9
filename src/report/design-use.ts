import type { UsageShare } from '#adaptive'
import { kindNames } from '../text/common.ts'
import { authored } from './authored.ts'
import { givenItems, numberWords } from './design-items.ts'
import type { DesignReport } from './design-report.ts'
import { linePlot } from './line-plot.ts'
import { html, type Content, type Markup } from './markup.ts'
import { count, counted, fixed, percent } from './number-words.ts'
import { reportFigure } from './report-figure.ts'
import { reportTable } from './report-table.ts'

const HEIGHT = 236
/** Rows of the table of the most met items. */
const MOST_MET = 20

/** How often items are met, and what a test consists of by skill, kind and level. */
export function designUse(report: DesignReport): Markup {
  const { blueprint, titleOf } = report
  const { usage } = report.forecast
  const { items, max, overlap, unused, overexposed } = usage
  const wish = blueprint.exposure?.maxRate
  const told =
    wish === undefined
      ? 'The blueprint states no largest share.'
      : overexposed.length === 0
        ? `The blueprint wants no item to be met by more than ${percent(wish)}, and none is.`
        : `The blueprint wants no item to be met by more than ${percent(wish)}: ${counted(overexposed.length, 'item or family', 'items or families')} would be.`
  return html`<p>
      The item met most is met by ${percent(max, 1)} of the candidates, and two candidates have
      ${percent(overlap, 1)} of their items in common on average. An item that many have met can become known,
      and then it measures who has heard of it. ${told} Of the ${numberWords(givenItems(report))},
      ${unused.length === 0 ? 'none is' : unused.length === 1 ? '1 is' : `${count(unused.length)} are`} met by
      nobody, or by hardly anybody.
    </p>
    ${shareFigure(items)}
    ${reportTable({
      caption:
        items.length > MOST_MET
          ? `The ${MOST_MET} items met most; the others stand in Items and their parameters`
          : 'Items by how many meet them',
      columns: [{ title: 'item', kind: 'words' }, { title: 'met by' }],
      rows: items.slice(0, MOST_MET).map(({ id, rate }) => [authored(id), percent(rate, 1)]),
    })}
    <div class="part">
      <h3>What a test consists of</h3>
      <p>
        On average over the candidates. An item with several skills counts to each of them, so that the shares
        of skills are of these counts.
      </p>
      ${groupTable('Use by skill', usage.skills, (name) => authored(titleOf(name)))}
      <div class="panels">
        ${groupTable('Use by kind', usage.kinds, (name) => kindNames[name as keyof typeof kindNames] ?? name)}
        ${groupTable('Use by level', usage.levels, (name) => name)}
      </div>
    </div>`
}

function groupTable(
  caption: string,
  groups: readonly UsageShare[],
  nameOf: (name: string) => Content,
): Markup {
  return reportTable({
    caption,
    columns: [
      { title: 'group', kind: 'words' },
      { title: 'items there' },
      { title: 'in a test' },
      { title: 'share of all' },
    ],
    rows: groups.map(({ name, items, perTest, share }) => [
      nameOf(name),
      count(items),
      fixed(perTest, 2),
      percent(share, 1),
    ]),
  })
}

function shareFigure(items: readonly { readonly id: string; readonly rate: number }[]): Markup {
  const title = 'Foretold share of candidates who meet each item'
  const note = 'Items from the most to the least met.'
  return reportFigure({
    id: 'foretold-use',
    title,
    note,
    size: 'page',
    draw: (place) =>
      linePlot({
        ...place,
        height: HEIGHT,
        x: { domain: [0, Math.max(1, items.length)], title: 'items, the most met first' },
        y: {
          domain: [0, Math.max(0.1, 1.1 * (items[0]?.rate ?? 0))],
          title: 'share of candidates',
          write: (share) => percent(share),
        },
        curves: [{ points: items.flatMap(({ rate }, k) => [[k, rate] as const, [k + 1, rate] as const]) }],
        words: { title, description: note },
      }),
    table: {
      caption: title,
      columns: [{ title: 'item', kind: 'words' }, { title: 'met by' }],
      rows: items.map(({ id, rate }) => [authored(id), percent(rate, 1)]),
    },
  })
}
