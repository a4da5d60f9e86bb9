import { escapeMarkup } from './escape-markup.ts'
import { linearScale } from './linear-scale.ts'
import { ticks } from './ticks.ts'

type Pair = readonly [number, number]

/** A scale of a plot. */
export interface PlotAxis {
  /** low < high; what lies outside is not drawn */
  readonly domain: Pair
  readonly title: string
  /** how a tick is written; as it is if absent */
  readonly write?: (value: number) => string
}

/** Curves and points in one pair of scales, labelled where they are. */
export interface LinePlot {
  /** unique on its page */
  readonly id: string
  /** of the drawing in CSS pixels */
  readonly width: number
  readonly height: number
  readonly x: PlotAxis
  readonly y: PlotAxis
  readonly curves?: readonly {
    /** x ascending */
    readonly points: readonly Pair[]
    /** interval around it: x, low, high */
    readonly band?: readonly (readonly [number, number, number])[]
    /** written beside the curve: near its end, its highest place or its start, where no other curve nor label stands */
    readonly label?: { readonly text: string; readonly at: 'end' | 'top' | 'start' }
    /** drawn solid if absent */
    readonly dash?: 'dashed' | 'dotted'
  }[]
  readonly marks?: readonly {
    readonly x: number
    readonly y: number
    /** ends of its interval */
    readonly low?: number
    readonly high?: number
    /** one of six forms, 0 (a disc) if absent */
    readonly form?: number
  }[]
  /** lines across at a value that means something */
  readonly guides?: readonly { readonly y: number; readonly text: string }[]
  /** bands across between two values that mean something */
  readonly zones?: readonly { readonly from: number; readonly to: number }[]
  readonly words: { readonly title: string; readonly description: string }
}

const TOP = 28
const BOTTOM = 40
const RIGHT = 14

/** @returns an `svg` element as a string; colours come from classes, with `currentColor` where no style sheet is */
export function linePlot({ id, width, height, x, y, words, ...parts }: LinePlot): string {
  const { curves = [], marks = [], guides = [], zones = [] } = parts
  const yTicks = ticks(y.domain, 5)
  const yTexts = yTicks.map((tick) => (y.write ?? plain)(tick))
  const left = 14 + 7 * Math.max(...yTexts.map(({ length }) => length), 1)
  const right = width - RIGHT
  const bottom = height - BOTTOM
  const atX = linearScale(x.domain, [left, right])
  const atY = linearScale(y.domain, [bottom, TOP])
  const isIn = ([low, high]: Pair, value: number): boolean => value >= low && value <= high
  const isSeen = ([px, py]: Pair): boolean => isIn(x.domain, px) && isIn(y.domain, py)
  const place = ([px, py]: Pair): string => `${atX(px)} ${atY(py)}`

  const drawnCurves = curves.map(({ points, band, dash }) => {
    const area =
      band === undefined || band.length < 2
        ? ''
        : `<path class="chart-band" d="M${[...band.map(([px, , high]) => place([px, high])), ...band.map(([px, low]) => place([px, low])).reverse()].join('L')}Z" fill="currentColor" fill-opacity="0.12"/>`
    const pattern = dash === undefined ? '' : ` stroke-dasharray="${dash === 'dashed' ? '7 4' : '2 3'}"`
    return `${area}${runsOf(points, isSeen)
      .map(
        (run) =>
          `<path class="chart-line" d="M${run.map(place).join('L')}" stroke="currentColor" stroke-width="2" fill="none"${pattern}/>`,
      )
      .join('')}`
  })
  const drawnMarks = marks
    .filter(({ x: px, y: py }) => isSeen([px, py]))
    .map(({ x: px, y: py, low, high, form = 0 }) => {
      const bar =
        low === undefined || high === undefined
          ? ''
          : `<path class="chart-bar" d="M${atX(px)} ${atY(low)}V${atY(high)}" stroke="currentColor" stroke-width="1.5"/>`
      return `${bar}${markOf(form, atX(px), atY(py))}`
    })
  const labels = labelsOf(curves, { isSeen, atX, atY, left, right, bottom })
  return [
    `<svg class="chart" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-text" font-family="inherit">`,
    `<title id="${id}-title">${escapeMarkup(words.title)}</title><desc id="${id}-text">${escapeMarkup(words.description)}</desc>`,
    ...zones.map(
      ({ from, to }) =>
        `<path class="chart-zone" d="M${left} ${atY(from)}H${right}V${atY(to)}H${left}Z" fill="currentColor" fill-opacity="0.06"/>`,
    ),
    ...yTicks.map(
      (tick, k) =>
        `<path class="chart-grid" d="M${left} ${atY(tick)}H${right}" stroke="currentColor" stroke-opacity="0.2"/>` +
        text(left - 6, atY(tick) + 4, 'end', 'chart-quiet', yTexts[k] ?? ''),
    ),
    `<path class="chart-axis" d="M${left} ${bottom}H${right}" stroke="currentColor"/>`,
    ...ticks(x.domain, width > 500 ? 10 : 6).map(
      (tick) =>
        `<path class="chart-axis" d="M${atX(tick)} ${bottom}v5" stroke="currentColor"/>` +
        text(atX(tick), bottom + 18, 'middle', 'chart-quiet', (x.write ?? plain)(tick)),
    ),
    text(0, 12, 'start', 'chart-quiet', y.title),
    text(right, height - 4, 'end', 'chart-quiet', x.title),
    ...guides
      .filter((guide) => isIn(y.domain, guide.y))
      .map(
        (guide) =>
          `<path class="chart-guide" d="M${left} ${atY(guide.y)}H${right}" stroke="currentColor" stroke-dasharray="1 3"/>` +
          text(right, atY(guide.y) - 5, 'end', 'chart-quiet', guide.text),
      ),
    ...drawnCurves,
    ...drawnMarks,
    ...labels,
    '</svg>',
  ].join('')
}

interface Frame {
  readonly isSeen: (point: Pair) => boolean
  readonly atX: (value: number) => number
  readonly atY: (value: number) => number
  readonly left: number
  readonly right: number
  readonly bottom: number
}

/** Of a label: room above its line and below it, and between it and its own curve. */
const [ASCENT, DESCENT, GAP] = [10, 3, 6]
/** What it costs a label to stand on another one, on another curve, and a field's width away from where it is wanted. */
const COST = { label: 100, curve: 10, far: 1, below: 0.1 } as const

interface Place {
  readonly x: number
  /** of the line that its letters stand on */
  readonly y: number
  /** half of its width */
  readonly half: number
}

/** Labels beside their curves, each at the cheapest place above or below a point of its own. */
function labelsOf(
  curves: NonNullable<LinePlot['curves']>,
  { isSeen, atX, atY, left, right, bottom }: Frame,
): readonly string[] {
  const lines = curves.map(({ points }) => points.filter(isSeen).map(([px, py]): Pair => [atX(px), atY(py)]))
  const taken: Place[] = []
  return curves.flatMap(({ label }, own) => {
    const line = lines[own] ?? []
    const [wanted] =
      label?.at === 'top'
        ? line.toSorted((one, other) => one[1] - other[1])
        : label?.at === 'end'
          ? line.slice(-1)
          : line
    if (label === undefined || wanted === undefined) return []
    const half = 4 * label.text.length
    let best: Place = { x: wanted[0], y: wanted[1], half }
    let least = Infinity
    for (const [px] of line) {
      const x = Math.max(left + half, Math.min(right - half, px))
      const [high, low] = spanOf(line, x, half) ?? [0, 0]
      for (const y of [high - GAP - DESCENT, low + GAP + ASCENT]) {
        if (y - ASCENT < TOP - ASCENT || y + DESCENT > bottom) continue
        const place = { x, y, half }
        const cost =
          COST.label * taken.filter((other) => isOn(place, other)).length +
          COST.curve * lines.filter((other, at) => at !== own && crosses(other, place)).length +
          (COST.far * Math.abs(px - wanted[0])) / (right - left) +
          (y > low ? COST.below : 0)
        if (cost >= least) continue
        least = cost
        best = place
      }
    }
    taken.push(best)
    return [text(best.x, best.y, 'middle', 'chart-label', label.text)]
  })
}

function isOn(place: Place, other: Place): boolean {
  return (
    Math.abs(place.x - other.x) < place.half + other.half && Math.abs(place.y - other.y) < ASCENT + DESCENT
  )
}

function crosses(line: readonly Pair[], { x, y, half }: Place): boolean {
  const span = spanOf(line, x, half)
  return span !== undefined && span[0] < y + DESCENT && span[1] > y - ASCENT
}

/** The highest and the lowest place of a line within `half` of an x, in drawing units; undefined where it is not there. */
function spanOf(line: readonly Pair[], x: number, half: number): Pair | undefined {
  let span: Pair | undefined
  const widen = (y: number): void => {
    span = [Math.min(y, span?.[0] ?? y), Math.max(y, span?.[1] ?? y)]
  }
  for (const [at, [px, py]] of line.entries()) {
    if (Math.abs(px - x) <= half) widen(py)
    const next = line[at + 1]
    if (next === undefined) continue
    for (const edge of [x - half, x + half])
      if (px < edge && edge < next[0]) widen(py + ((next[1] - py) * (edge - px)) / (next[0] - px))
  }
  return span
}

/** Pieces of a curve that lie inside the plot; a piece of one point is none. */
function runsOf(points: readonly Pair[], isSeen: (point: Pair) => boolean): readonly (readonly Pair[])[] {
  const runs: Pair[][] = [[]]
  for (const point of points) {
    if (isSeen(point)) runs.at(-1)?.push(point)
    else if (runs.at(-1)?.length !== 0) runs.push([])
  }
  return runs.filter(({ length }) => length > 1)
}

/** Forms that are told apart without their colour: disc, square, triangle, diamond, cross, ring. */
function markOf(form: number, x: number, y: number): string {
  switch (form % 6) {
    case 0:
      return `<circle class="chart-full" cx="${x}" cy="${y}" r="3.5" fill="currentColor"/>`
    case 1:
      return `<path class="chart-full" d="M${x - 3} ${y - 3}h6v6h-6z" fill="currentColor"/>`
    case 2:
      return `<path class="chart-full" d="M${x} ${y - 4}l4 7h-8z" fill="currentColor"/>`
    case 3:
      return `<path class="chart-full" d="M${x} ${y - 4.5}l4 4.5l-4 4.5l-4 -4.5z" fill="currentColor"/>`
    case 4:
      return `<path class="chart-cross" d="M${x - 3.5} ${y - 3.5}l7 7m0 -7l-7 7" stroke="currentColor" stroke-width="2"/>`
    default:
      return `<circle class="chart-mark" cx="${x}" cy="${y}" r="3.5" fill="none" stroke="currentColor" stroke-width="1.5"/>`
  }
}

/** The form of a mark as a sign, for a sentence. */
export function markSign(form: number): string {
  return '●■▲◆✕○'.charAt(form % 6)
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

function plain(value: number): string {
  return String(value).replace('-', '−')
}
