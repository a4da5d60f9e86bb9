import { escapeMarkup } from './escape-markup.ts'
import { linearScale } from './linear-scale.ts'
import { ticks } from './ticks.ts'

/** Persons and items on one scale (Wright and Masters 1982). */
export interface PersonItemMap {
  /** unique on its page */
  readonly id: string
  /** of the drawing in CSS pixels */
  readonly width: number
  /** classes of ability: their edges in logits, ascending and of one width, and the persons in each */
  readonly edges: readonly number[]
  readonly persons: readonly number[]
  /** difficulties and thresholds in logits */
  readonly thresholds: readonly { readonly at: number; readonly isFlagged: boolean }[]
  readonly words: {
    readonly title: string
    readonly description: string
    readonly persons: string
    readonly items: string
    readonly axis: string
  }
}

const TOP = 24
const PERSONS = 130
const GAP = 34
const MARK = 9
const MOST_MARKS = 28
/** Of captions in CSS pixels: height of a line, mean widths of signs of the bold one and of the other, least space between. */
const LINE = 16
const BOLD_SIGN = 6.2
const SIGN = 5
const BETWEEN = 12

/**
 * Persons as bars upwards, items' thresholds as marks downwards from one axis of ability. What lies beyond the classes stands
 * in the outermost.
 *
 * @returns an `svg` element as a string; marks of flagged items are crosses, where a column is too long a number says the rest
 */
export function personItemMap({ id, width, edges, persons, thresholds, words }: PersonItemMap): string {
  const lowest = edges[0] ?? 0
  const highest = edges.at(-1) ?? 1
  const step = (highest - lowest) / persons.length
  const atX = linearScale([lowest, highest], [6, width - 6])
  const most = Math.max(1, ...persons)
  const axis = TOP + PERSONS
  const atY = linearScale([0, most], [axis, TOP])
  const columns = persons.map((): boolean[] => [])
  for (const { at, isFlagged } of thresholds) {
    const place = Math.floor((at - lowest) / step)
    columns[Math.max(0, Math.min(persons.length - 1, place))]?.push(isFlagged)
  }
  const longest = Math.min(MOST_MARKS, Math.max(1, ...columns.map(({ length }) => length)))
  const marked = axis + GAP + longest * MARK
  // both captions below stand in one line where they have room there
  const captions = words.items.length * BOLD_SIGN + BETWEEN + words.axis.length * SIGN <= width ? 1 : 2
  const height = marked + 8 + captions * LINE
  const bars = persons.map((value, k) => {
    const from = atX(edges[k] ?? 0)
    const to = atX(edges[k + 1] ?? 0)
    return value > 0
      ? `<path class="chart-column" d="M${from + 1} ${axis}V${atY(value)}H${to - 1}V${axis}Z" fill="currentColor" fill-opacity="0.55"/>`
      : ''
  })
  const marks = columns.map((column, k) => {
    const x = (atX(edges[k] ?? 0) + atX(edges[k + 1] ?? 0)) / 2
    // flagged ones first, next to the axis, where they are seen
    const own = column.toSorted((one, other) => Number(other) - Number(one))
    const drawn = own.slice(0, own.length > MOST_MARKS ? MOST_MARKS - 1 : MOST_MARKS)
    const rest = own.length - drawn.length
    return (
      drawn.map((isFlagged, row) => mark(x, axis + GAP + row * MARK, isFlagged)).join('') +
      (rest > 0 ? text(x, axis + GAP + drawn.length * MARK + 4, 'middle', 'chart-quiet', `+${rest}`) : '')
    )
  })
  return [
    `<svg class="chart" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-text" font-family="inherit">`,
    `<title id="${id}-title">${escapeMarkup(words.title)}</title><desc id="${id}-text">${escapeMarkup(words.description)}</desc>`,
    text(0, 12, 'start', 'chart-label', words.persons),
    ...bars,
    `<path class="chart-axis" d="M6 ${axis}H${width - 6}" stroke="currentColor"/>`,
    ...ticks([lowest, highest], width > 500 ? 10 : 6).map(
      (tick) =>
        `<path class="chart-axis" d="M${atX(tick)} ${axis}v5" stroke="currentColor"/>` +
        text(
          Math.max(12, Math.min(width - 12, atX(tick))),
          axis + 18,
          'middle',
          'chart-quiet',
          String(tick).replace('-', '−'),
        ),
    ),
    ...marks,
    text(0, marked + LINE + 4, 'start', 'chart-label', words.items),
    text(width, height - 4, 'end', 'chart-quiet', words.axis),
    '</svg>',
  ].join('')
}

function mark(x: number, y: number, isFlagged: boolean): string {
  return isFlagged
    ? `<path class="chart-cross" d="M${x - 3.5} ${y - 3.5}l7 7m0 -7l-7 7" stroke="currentColor" stroke-width="2"/>`
    : `<circle class="chart-dot" cx="${x}" cy="${y}" r="3.5" fill="currentColor"/>`
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
