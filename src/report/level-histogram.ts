import { escapeMarkup } from './escape-markup.ts'
import { linearScale } from './linear-scale.ts'
import { ticks } from './ticks.ts'

/** How many have which level, where they are too many for a row each. */
export interface LevelHistogram {
  /** unique on its page */
  readonly id: string
  /** of the drawing in CSS pixels */
  readonly width: number
  /** edges of the classes, ascending and of one width, and how many are in each */
  readonly edges: readonly number[]
  readonly counts: readonly number[]
  /** middle of the bar that shows how wide an interval is, and its half */
  readonly interval: { readonly at: number; readonly half: number; readonly text: string }
  readonly guides: readonly { readonly at: number; readonly text: string }[]
  readonly axis: string
  readonly words: { readonly title: string; readonly description: string }
}

const TOP = 56
const BARS = 170
const LEFT = 34
const LETTER = 7.2

/** @returns an `svg` element as a string */
export function levelHistogram({
  id,
  width,
  edges,
  counts,
  interval,
  guides,
  axis,
  words,
}: LevelHistogram): string {
  const right = width - 8
  const bottom = TOP + BARS
  const height = bottom + 40
  const lowest = edges[0] ?? 0
  const highest = edges.at(-1) ?? 1
  const most = Math.max(1, ...counts)
  const atX = linearScale([lowest, highest], [LEFT, right])
  const atY = linearScale([0, most], [bottom, TOP])
  const { at, half } = interval
  const end = atX(at + half)
  const isRoomy = end + 8 + LETTER * interval.text.length < width
  return [
    `<svg class="chart" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-text" font-family="inherit">`,
    `<title id="${id}-title">${escapeMarkup(words.title)}</title><desc id="${id}-text">${escapeMarkup(words.description)}</desc>`,
    ...ticks([0, most], 4)
      .filter(Number.isInteger)
      .map(
        (tick) =>
          `<path class="chart-grid" d="M${LEFT} ${atY(tick)}H${right}" stroke="currentColor" stroke-opacity="0.2"/>` +
          text(LEFT - 6, atY(tick) + 4, 'end', 'chart-quiet', String(tick)),
      ),
    ...counts.map((count, k) => {
      const from = atX(edges[k] ?? 0)
      const to = atX(edges[k + 1] ?? 0)
      return count > 0
        ? `<path class="chart-column" d="M${from + 1} ${bottom}V${atY(count)}H${to - 1}V${bottom}Z" fill="currentColor" fill-opacity="0.55"/>`
        : ''
    }),
    `<path class="chart-axis" d="M${LEFT} ${bottom}H${right}" stroke="currentColor"/>`,
    ...ticks([lowest, highest], 6).map(
      (tick) =>
        `<path class="chart-axis" d="M${atX(tick)} ${bottom}v5" stroke="currentColor"/>` +
        text(atX(tick), bottom + 18, 'middle', 'chart-quiet', String(tick)),
    ),
    ...guides.map(
      ({ at: x, text: label }) =>
        `<path class="chart-bar" d="M${atX(x)} ${TOP - 8}V${bottom}" stroke="currentColor" stroke-dasharray="4 3"/>` +
        text(atX(x), TOP - 12, 'middle', 'chart-label', label),
    ),
    `<path class="chart-range" d="M${atX(at - half)} 18H${atX(at + half)}" stroke="currentColor" stroke-width="6" fill="none"/>`,
    `<circle class="chart-dot" cx="${atX(at)}" cy="18" r="5" fill="currentColor"/>`,
    isRoomy
      ? text(end + 8, 22, 'start', 'chart-plain', interval.text)
      : text(atX(at - half) - 8, 22, 'end', 'chart-plain', interval.text),
    text(right, height - 4, 'end', 'chart-quiet', axis),
    '</svg>',
  ].join('')
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
