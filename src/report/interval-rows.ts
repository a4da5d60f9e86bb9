import { escapeMarkup } from './escape-markup.ts'
import { linearScale } from './linear-scale.ts'
import { ticks } from './ticks.ts'

type Pair = readonly [number, number]

/** Many things on one scale: each has a row with its name, its interval and a dot. */
export interface IntervalRows {
  /** unique on its page */
  readonly id: string
  /** of the drawing in CSS pixels */
  readonly width: number
  readonly rows: readonly {
    readonly name: string
    readonly value: number
    readonly low: number
    readonly high: number
    /** the value as it is written elsewhere on the page */
    readonly text: string
    /** what the value is compared with, drawn as a bar across */
    readonly beside?: number
    /** drawn as a ring instead of a disc */
    readonly isHollow?: boolean
  }[]
  /** low < high; an interval that goes on beyond it ends in an arrow */
  readonly domain: Pair
  /** what the scale is, below it */
  readonly axis: string
  /** how a tick is written; as it is if absent */
  readonly write?: (value: number) => string
  /** values that mean something, as lines down through all rows */
  readonly guides?: readonly { readonly at: number; readonly text: string }[]
  readonly words: { readonly title: string; readonly description: string }
}

const HEAD = 20
const FOOT = 40
const LETTER = 7.2
const VALUE = 44
/** Room that the text of a tick has at least. */
const TICK = 44
/** From this many rows on they stand closer. */
const MANY = 25

/** @returns an `svg` element as a string; names that are too long for their place are cut with an ellipsis */
export function intervalRows({
  id,
  width,
  rows,
  domain,
  axis,
  write,
  guides = [],
  words,
}: IntervalRows): string {
  const rowHeight = rows.length < MANY ? 26 : 17
  const letters = Math.min(width > 500 ? 26 : 13, Math.max(4, ...rows.map(({ name }) => [...name].length)))
  const left = Math.round(letters * LETTER) + 8
  const right = width - VALUE - 8
  const bottom = HEAD + rows.length * rowHeight
  const place = linearScale(domain, [left, right])
  const drawn = rows.map(({ name, value, low, high, text: written, beside, isHollow = false }, row) => {
    const y = HEAD + (row + 0.5) * rowHeight
    const half = rowHeight < 20 ? 4 : 6
    return [
      text(0, y + 4, 'start', 'chart-plain', cut(name, letters)),
      `<path class="chart-range" d="M${place(low)} ${y}H${place(high)}" stroke="currentColor" stroke-width="${half}" fill="none"/>`,
      low < domain[0] ? arrow(place(low), y, -1) : '',
      high > domain[1] ? arrow(place(high), y, 1) : '',
      beside === undefined
        ? ''
        : `<path class="chart-bar" d="M${place(beside)} ${y - half - 2}v${2 * half + 4}" stroke="currentColor" stroke-width="2.5"/>`,
      isHollow
        ? `<circle class="chart-mark" cx="${place(value)}" cy="${y}" r="${half - 0.5}" fill="none" stroke="currentColor" stroke-width="1.5"/>`
        : `<circle class="chart-dot" cx="${place(value)}" cy="${y}" r="${half - 0.5}" fill="currentColor"/>`,
      text(width, y + 4, 'end', 'chart-plain', written),
    ].join('')
  })
  const height = bottom + FOOT
  return [
    `<svg class="chart" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-text" font-family="inherit">`,
    `<title id="${id}-title">${escapeMarkup(words.title)}</title><desc id="${id}-text">${escapeMarkup(words.description)}</desc>`,
    ...ticks(domain, Math.max(2, Math.min(6, Math.floor((right - left) / TICK)))).map(
      (tick) =>
        `<path class="chart-grid" d="M${place(tick)} ${HEAD}V${bottom}" stroke="currentColor" stroke-opacity="0.2"/>` +
        text(place(tick), bottom + 16, 'middle', 'chart-quiet', (write ?? plain)(tick)),
    ),
    `<path class="chart-axis" d="M${left} ${bottom}H${right}" stroke="currentColor"/>`,
    ...guides.map(
      ({ at, text: words }) =>
        `<path class="chart-bar" d="M${place(at)} ${HEAD - 4}V${bottom}" stroke="currentColor" stroke-dasharray="4 3"/>` +
        text(place(at), HEAD - 8, 'middle', 'chart-label', words),
    ),
    ...drawn,
    text(right, height - 6, 'end', 'chart-quiet', axis),
    '</svg>',
  ].join('')
}

function arrow(x: number, y: number, direction: -1 | 1): string {
  return `<path class="chart-end" d="M${x - 5 * direction} ${y - 5}l${5 * direction} 5l${-5 * direction} 5" stroke="currentColor" stroke-width="1.5" fill="none"/>`
}

function cut(name: string, letters: number): string {
  const signs = [...name]
  return signs.length > letters ? `${signs.slice(0, letters - 1).join('')}…` : name
}

function plain(value: number): string {
  return String(value).replace('-', '−')
}

function text(
  x: number,
  y: number,
  anchor: 'start' | 'middle' | 'end',
  name: string,
  content: string,
): string {
  return `<text class="${name}" x="${x}" y="${y}" text-anchor="${anchor}" font-size="12.5" fill="currentColor">${escapeMarkup(content)}</text>`
}
