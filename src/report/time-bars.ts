import { escapeMarkup } from './escape-markup.ts'
import { linearScale } from './linear-scale.ts'
import { ticks } from './ticks.ts'

/** How a sitting's time went to its items. */
export interface TimeBars {
  /** unique on its page */
  readonly id: string
  /** of the drawing in CSS pixels, from 300 */
  readonly width: number
  /** minutes from the start */
  readonly end: number
  readonly items: readonly { readonly name: string; readonly from: number; readonly to: number }[]
  /** times away from the page, minutes from the start */
  readonly away: readonly { readonly from: number; readonly to: number }[]
  readonly words: {
    readonly title: string
    readonly description: string
    readonly axis: string
    readonly away: string
  }
}

const ROW = 24
const TOP = 8
const FOOT = 44

/** @returns an `svg` element as a string: a bar for each item on one axis of minutes, times away below them */
export function timeBars({ id, width, end, items, away, words }: TimeBars): string {
  const place = linearScale([0, Math.max(1, end)], [34, width - 14])
  const rows = items.length + (away.length > 0 ? 1 : 0)
  const bottom = TOP + rows * ROW
  const bar = (from: number, to: number, row: number, name: string): string =>
    `<path class="${name}" d="M${place(from)} ${TOP + row * ROW + 5}H${Math.max(place(to), place(from) + 2)}v${ROW - 10}H${place(from)}Z" fill="currentColor" fill-opacity="0.45"/>`
  return [
    `<svg class="chart" viewBox="0 0 ${width} ${bottom + FOOT}" width="${width}" height="${bottom + FOOT}" role="img" aria-labelledby="${id}-title ${id}-text" font-family="inherit">`,
    `<title id="${id}-title">${escapeMarkup(words.title)}</title><desc id="${id}-text">${escapeMarkup(words.description)}</desc>`,
    ...items.map(
      ({ name, from, to }, row) =>
        text(24, TOP + row * ROW + 16, 'end', name) + bar(from, to, row, 'chart-column'),
    ),
    ...away.map(({ from, to }) => bar(from, to, items.length, 'chart-away')),
    away.length > 0 ? text(34, bottom + 32, 'start', words.away) : '',
    `<path class="chart-axis" d="M34 ${bottom}H${width - 14}" stroke="currentColor"/>`,
    ...ticks([0, Math.max(1, end)], width > 500 ? 10 : 6).map(
      (tick) =>
        `<path class="chart-axis" d="M${place(tick)} ${bottom}v5" stroke="currentColor"/>` +
        text(place(tick), bottom + 17, 'middle', String(tick)),
    ),
    text(width - 14, bottom + 32, 'end', words.axis),
    '</svg>',
  ].join('')
}

function text(x: number, y: number, anchor: 'start' | 'middle' | 'end', content: string): string {
  return `<text class="chart-quiet" x="${x}" y="${y}" text-anchor="${anchor}" font-size="12.5" fill="currentColor">${escapeMarkup(content)}</text>`
}
