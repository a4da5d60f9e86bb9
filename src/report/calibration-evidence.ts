import type { CalibrationFacts } from './calibration-facts.ts'
import { REMARKABLE_Q3 } from './calibration-facts.ts'
import type { CalibrationReport, ReportedItem } from './calibration-report.ts'
import { errorsOf } from './item-curve.ts'
import { ABILITIES, itemAnchor } from './item-section.ts'
import { linePlot } from './line-plot.ts'
import { html, type Content, type Markup } from './markup.ts'
import { count, counted, fixed, percent, pValue, withInterval, withRatioInterval } from './number-words.ts'
import { personItemMap } from './person-item-map.ts'
import { reportFigure } from './report-figure.ts'
import { reportTable, type Column } from './report-table.ts'

/** All items, those that need a look first. */
export function itemsTable({ items }: CalibrationReport, { order, flagged }: CalibrationFacts): Markup {
  const hasFit = items.some(({ summedScore }) => summedScore !== undefined)
  const hasSquares = items.some(({ meanSquares }) => meanSquares !== undefined)
  const hasDif = items.some(({ dif }) => dif !== undefined && dif.length > 0)
  const hasGuessing = items.some(({ parameters }) => 'c' in parameters && parameters.c > 0)
  const isGraded = items.some(({ parameters: { b } }) => typeof b !== 'number')
  const columns: readonly (Column & { readonly cell: (item: ReportedItem, place: number) => Content })[] = [
    {
      title: 'item',
      kind: 'words',
      cell: ({ id }, place) => html`<a href="#${itemAnchor(place)}"><bdi>${id}</bdi></a>`,
    },
    {
      title: 'needs a look',
      kind: 'words',
      cell: ({ flags }) =>
        flags.length === 0
          ? html`<span class="quiet">no</span>`
          : html`<strong class="flags">${flags.map(({ words }) => words).join('; ')}</strong>`,
    },
    { title: 'persons', cell: ({ persons }) => count(persons) },
    { title: 'mean score', cell: ({ ease }) => percent(ease) },
    {
      title: 'slope a (95 %)',
      cell: ({ parameters, covariance }) => withRatioInterval(parameters.a, errorsOf(covariance)?.[0]),
    },
    {
      title: 'difficulty b (95 %)',
      cell: ({ parameters: { b }, covariance }) => {
        const errors = errorsOf(covariance)
        return (typeof b === 'number' ? [b] : b).map(
          (each, k) => html`<span class="each">${withInterval(each, errors?.[k + 1])}</span> `,
        )
      },
    },
    ...(hasGuessing
      ? [
          {
            title: 'asymptote c (95 %)',
            cell: ({ parameters, covariance }: ReportedItem) =>
              'c' in parameters ? withInterval(parameters.c, errorsOf(covariance)?.[2]) : '–',
          },
        ]
      : []),
    ...(hasFit ? [{ title: 'S-X² p', cell: ({ summedScore }: ReportedItem) => pValue(summedScore?.p) }] : []),
    ...(hasSquares
      ? [
          { title: 'infit', cell: ({ meanSquares }: ReportedItem) => fixed(meanSquares?.infit, 2) },
          { title: 'outfit', cell: ({ meanSquares }: ReportedItem) => fixed(meanSquares?.outfit, 2) },
        ]
      : []),
    ...(hasDif
      ? [
          {
            title: 'DIF',
            cell: ({ dif }: ReportedItem) =>
              dif?.map((each) => each.class).reduce((worst, each) => (each > worst ? each : worst), 'A') ??
              '–',
          },
        ]
      : []),
  ]
  return html`${reportTable({
      caption:
        flagged === 0
          ? 'Items in their order'
          : flagged === 1
            ? 'Items, the one that needs a look first'
            : `Items, the ${flagged} that need a look first`,
      columns,
      rows: order.flatMap((place) => {
        const item = items[place]
        return item === undefined ? [] : [columns.map(({ cell }) => cell(item, place))]
      }),
    })}
    <p class="note">
      Slopes say how sharply an item separates, difficulties where:
      ${
        isGraded
          ? 'each threshold lies where a higher score becomes the likelier one'
          : hasGuessing
            ? 'at b a person is halfway between guessing and passing for sure'
            : 'at b a person passes half the time'
      }.
      ${hasFit ? 'A small S-X² p, below .001, says that the curve does not hold exactly; the figure shows whether it matters. ' : ''}${
        hasSquares
          ? 'Infit and outfit are 1 where surprises are as many as expected; above 1.3 there are too many. '
          : ''
      }${hasDif ? 'DIF is A (negligible), B (moderate) or C (large).' : ''}
    </p>`
}

/** Persons and items on one scale. */
export function mapFigure({ items }: CalibrationReport, facts: CalibrationFacts): Markup {
  const { classes, thresholds, persons } = facts
  const easiest = thresholds[0]
  const hardest = thresholds.at(-1)
  const told =
    easiest === undefined || hardest === undefined
      ? 'There is no item.'
      : `Thresholds go from ${fixed(easiest.at, 2)} (${items[easiest.place]?.id ?? ''}) to ${fixed(hardest.at, 2)} (${items[hardest.place]?.id ?? ''}).`
  const rows = classes.persons.map((own, k) => {
    const low = classes.edges[k] ?? 0
    const high = classes.edges[k + 1] ?? 0
    const isFirst = k === 0
    const isLast = k === classes.persons.length - 1
    const here = thresholds.filter(({ at }) => (isFirst || at >= low) && (isLast || at < high))
    return [
      isFirst
        ? `below ${fixed(high, 2)}`
        : isLast
          ? `from ${fixed(low, 2)}`
          : `${fixed(low, 2)} to ${fixed(high, 2)}`,
      count(own),
      percent(own / persons, 1),
      here.map(({ place }, at) => html`${at > 0 ? ', ' : ''}<bdi>${items[place]?.id}</bdi>`),
    ]
  })
  return reportFigure({
    id: 'map',
    title: 'Persons and items on one scale (Wright map)',
    note: html`Above the axis the persons by their estimated ability, below it the items by their thresholds;
    crosses are items that need a look. Where bars stand over no marks, the items tell those persons apart
    poorly. ${told}`,
    size: 'page',
    draw: (place) =>
      personItemMap({
        ...place,
        ...classes,
        thresholds,
        words: {
          title: 'Persons and items on one scale',
          description: told,
          persons: counted(persons, 'person'),
          items: `${counted(thresholds.length, 'threshold')} of ${counted(items.length, 'item')}`,
          axis: 'ability and difficulty in logits',
        },
      }),
    table: {
      caption: 'Persons and thresholds by class of ability',
      columns: [
        { title: 'ability' },
        { title: 'persons' },
        { title: 'share' },
        { title: 'items with a threshold here', kind: 'words' },
      ],
      rows,
    },
  })
}

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

/** Pairs at most in the table. */
const MOST_PAIRS = 50

/** Pairs of items that share more than ability. */
export function pairsPart({ items }: CalibrationReport, { pairs, meanQ3 }: CalibrationFacts): Markup {
  const intro = html`<p>
    Q3 is the correlation of what two items leave unexplained, ${fixed(meanQ3, 3)} on average here. A pair is
    listed where it is more than ${REMARKABLE_Q3} above that.
  </p>`
  if (pairs.length === 0)
    return html`${intro}
      <p>None is.</p>`
  return html`${intro}${reportTable({
    caption:
      pairs.length > MOST_PAIRS
        ? `The first ${MOST_PAIRS} of ${counted(pairs.length, 'pair')}`
        : counted(pairs.length, 'pair'),
    columns: [{ title: 'item', kind: 'words' }, { title: 'and item', kind: 'words' }, { title: 'Q3' }],
    rows: pairs
      .slice(0, MOST_PAIRS)
      .map(({ one, other, q3 }) => [...[one, other].map((place) => linkTo(items, place)), fixed(q3, 2)]),
  })}`
}

/** Differences between groups; undefined where there are none to compare. */
export function difPart({ items }: CalibrationReport): Markup | undefined {
  const order = { C: 0, B: 1, A: 2 } as const
  const rows = items
    .flatMap(({ dif = [] }, place) => dif.map((each) => ({ ...each, place })))
    .sort((one, other) => order[one.class] - order[other.class] || one.place - other.place)
  if (rows.length === 0) return undefined
  const large = rows.filter((row) => row.class !== 'A').length
  return html`<p>
      ${
        large === 0
          ? 'No item is harder for one group than for equally able persons of another.'
          : `${counted(large, 'comparison')} ${large === 1 ? 'shows' : 'show'} a difference that is not negligible. It is a question about the item, not an answer about the group.`
      }
    </p>
    ${reportTable({
      caption: 'Differences between groups, the largest class first (ETS: A negligible, B moderate, C large)',
      columns: [
        { title: 'item', kind: 'words' },
        { title: 'class', kind: 'words' },
        { title: 'groups', kind: 'words' },
        { title: 'easier for', kind: 'words' },
        { title: 'effect' },
        { title: 'tests', kind: 'words' },
      ],
      rows: rows.map(({ place, class: grade, reference, focal, favours, effect, tests }) => [
        linkTo(items, place),
        grade === 'A' ? 'A' : html`<strong>${grade}</strong>`,
        html`<bdi>${reference}</bdi>, <bdi>${focal}</bdi>`,
        favours === undefined ? '–' : html`<bdi>${favours}</bdi>`,
        `${effect.name} ${fixed(effect.value, 2)}`,
        tests
          .map(({ name, statistic, df, p }) => `${name} ${fixed(statistic, 1)} (${df}), p ${pValue(p)}`)
          .join('; '),
      ]),
    })}`
}

/** The model as a whole. */
export function overallPart({ overall }: CalibrationReport): Markup | undefined {
  if (overall === undefined) return undefined
  if ('why' in overall) return html`<p>Overall fit was not computed: ${overall.why}.</p>`
  const { name, statistic, df, p, rmsea, cfi, tli, srmsr, persons } = overall
  return reportTable({
    caption: `Overall fit, from ${counted(persons, 'person')} who answered every item`,
    columns: [
      { title: 'figure', kind: 'words' },
      { title: 'value' },
      { title: 'how to read it', kind: 'words' },
    ],
    rows: [
      [
        name,
        `${fixed(statistic, 1)}, ${df} df, p ${pValue(p)}`,
        'with many persons even small misfit has a small p',
      ],
      [
        'RMSEA',
        `${fixed(rmsea.value, 3)} (90 %: ${fixed(rmsea.low, 3)} to ${fixed(rmsea.high, 3)})`,
        'misfit for each degree of freedom: up to .05 close, up to .089 adequate',
      ],
      ['SRMSR', fixed(srmsr, 3), 'how far correlations of pairs are off on average: up to .05 close'],
      ['CFI', fixed(cfi, 3), 'share of what pairs have in common that the model explains'],
      ['TLI', fixed(tli, 3), 'the same with a price for parameters'],
    ],
  })
}

function linkTo(items: readonly ReportedItem[], place: number): Markup {
  return html`<a href="#${itemAnchor(place)}"><bdi>${items[place]?.id}</bdi></a>`
}
