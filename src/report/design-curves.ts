import type { AtAbility } from '#adaptive'
import type { DesignReport } from './design-report.ts'
import { linePlot, type LinePlot } from './line-plot.ts'
import type { Markup } from './markup.ts'
import { fixed, NONE, signed } from './number-words.ts'
import { reportFigure } from './report-figure.ts'

const HEIGHT = 236

/** What a test does along the scale, as curves. */
export function designCurves({ forecast, deviation }: DesignReport): readonly Markup[] {
  const { abilities } = forecast
  const points = deviation?.points ?? []
  const best = abilities.reduce((one, other) => (other.se < one.se ? other : one))
  const curve = (valueOf: (row: AtAbility) => number) =>
    abilities.map((row) => [row.theta, valueOf(row)] as const)
  const wantedCurve = (valueOf: (point: (typeof points)[number]) => number) =>
    points.length === 0
      ? []
      : [
          {
            points: points.map((point) => [point.theta, valueOf(point)] as const),
            dash: 'dashed' as const,
            label: { text: 'wanted', at: 'start' as const },
          },
        ]
  const wantedAt = new Map(points.map((point) => [point.theta, point]))
  const figure = (
    own: { readonly id: string; readonly title: string; readonly note: string },
    plot: Pick<LinePlot, 'y' | 'curves'>,
    columns: readonly string[],
    cells: (row: AtAbility) => readonly string[],
  ): Markup =>
    reportFigure({
      ...own,
      size: 'half',
      draw: (place) =>
        linePlot({
          ...place,
          height: HEIGHT,
          x: {
            domain: [abilities[0]?.theta ?? -4, abilities.at(-1)?.theta ?? 4],
            title: 'ability in logits',
          },
          ...plot,
          words: { title: own.title, description: own.note },
        }),
      table: {
        caption: `${own.title}, all abilities`,
        columns: ['ability', ...columns].map((title) => ({ title })),
        rows: abilities.map((row) => [signed(row.theta, 2), ...cells(row)]),
      },
    })
  const errors = [...abilities.map(({ se }) => se), ...points.map(({ seWanted }) => seWanted)]
  const informed = abilities.flatMap(({ information, bankInformation }) => [information, bankInformation])
  return [
    figure(
      {
        id: 'conditional-error',
        title: 'Standard error by ability',
        note: `What the test states for candidates of each ability. It is smallest at ${signed(best.theta, 1)}: ${fixed(best.se, 2)}.`,
      },
      {
        y: { domain: [0, 1.15 * Math.max(...errors)], title: 'logits' },
        curves: [
          { points: curve(({ se }) => se), label: { text: 'the test', at: 'end' } },
          ...wantedCurve(({ seWanted }) => seWanted),
        ],
      },
      ['standard error', ...(points.length === 0 ? [] : ['wanted'])],
      (row) => [
        fixed(row.se, 3),
        ...(points.length === 0 ? [] : [fixed(wantedAt.get(row.theta)?.seWanted, 3)]),
      ],
    ),
    figure(
      {
        id: 'conditional-information',
        title: 'Information by ability',
        note: 'What all items tell that the test can give, and what those tell that a candidate gets.',
      },
      {
        y: { domain: [0, 1.15 * Math.max(1, ...informed)], title: '1/logits²' },
        curves: [
          { points: curve(({ information }) => information), label: { text: 'the test', at: 'end' } },
          { points: curve(({ bankInformation }) => bankInformation), label: { text: 'the bank', at: 'top' } },
          ...wantedCurve(({ wanted }) => wanted),
        ],
      },
      ['the test', 'the bank', ...(points.length === 0 ? [] : ['wanted'])],
      (row) => [
        fixed(row.information, 3),
        fixed(row.bankInformation, 3),
        ...(points.length === 0 ? [] : [fixed(wantedAt.get(row.theta)?.wanted, 3)]),
      ],
    ),
    figure(
      {
        id: 'conditional-length',
        title: 'Length by ability',
        note: 'Items that candidates of each ability get on average.',
      },
      {
        y: { domain: [0, 1.15 * Math.max(1, ...abilities.map(({ length }) => length))], title: 'items' },
        curves: [{ points: curve(({ length }) => length) }],
      },
      ['items', 'minutes'],
      (row) => [fixed(row.length, 3), forecast.minutes === null ? NONE : fixed(row.minutes, 1)],
    ),
    figure(
      {
        id: 'expected-bias',
        title: 'Expected bias by ability',
        note: 'Where estimates of each ability lie on average, minus that ability. They lean to what was expected before the first answer, the more the shorter the test.',
      },
      {
        y: { domain: reachOf(abilities), title: 'estimate − ability in logits' },
        curves: [{ points: curve(({ theta, estimate }) => estimate.mean - theta) }],
      },
      ['bias', 'spread of the estimates'],
      ({ theta, estimate }) => [signed(estimate.mean - theta, 3), fixed(estimate.sd, 3)],
    ),
  ]
}

function reachOf(abilities: readonly AtAbility[]): readonly [number, number] {
  const most = Math.max(0.25, ...abilities.map(({ theta, estimate }) => Math.abs(estimate.mean - theta)))
  return [-1.1 * most, 1.1 * most]
}
