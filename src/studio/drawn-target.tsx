import { fixed } from '#report'
import { useId, useRef } from 'preact/hooks'
import { studio as words } from '../text/studio.ts'
import { DRAWN_AT } from '../workers/studio/target-of.ts'
import { NumberField } from './form/number-field.tsx'

interface DrawnTargetProps {
  /** standard errors wanted at each of {@link DRAWN_AT}, in logits */
  readonly drawn: readonly number[]
  readonly onDraw: (drawn: readonly number[]) => void
}

const { wishes: texts } = words
/** Of the drawing, in its own units. */
const [WIDTH, HEIGHT, LEFT, BOTTOM] = [420, 220, 46, 30]
/** Largest standard error that is drawn; what is written may be larger. */
const TOP = 1.2
const LEAST = 0.05

/** A curve of standard errors: drawn with a pointer, or written number by number. */
export function DrawnTarget({ drawn, onDraw }: DrawnTargetProps) {
  const id = useId()
  const stroke = useRef<readonly [place: number, se: number]>()
  const set = (place: number, se: number): void => setBetween([place, se], [place, se])

  /** Along a straight line: a quick stroke tells of few of the places that it passes. */
  function setBetween([from, first]: readonly [number, number], [to, last]: readonly [number, number]): void {
    onDraw(
      drawn.map((one, at) => {
        if (at < Math.min(from, to) || at > Math.max(from, to)) return one
        const se = from === to ? last : first + ((last - first) * (at - from)) / (to - from)
        return Math.min(2, Math.max(LEAST, Math.round(se * 100) / 100))
      }),
    )
  }

  function drawAt({ currentTarget, clientX, clientY }: PointerEvent): void {
    const { left, top, width, height } = (currentTarget as Element).getBoundingClientRect()
    const x = ((clientX - left) / width) * WIDTH
    const y = ((clientY - top) / height) * HEIGHT
    const place = Math.round((x - atPlace(0)) / (atPlace(1) - atPlace(0)))
    const se = ((HEIGHT - BOTTOM - y) / (HEIGHT - BOTTOM)) * TOP
    const now = [Math.min(DRAWN_AT.length - 1, Math.max(0, place)), Math.min(TOP, se)] as const
    setBetween(stroke.current ?? now, now)
    stroke.current = now
  }

  const points = drawn.map((se, at) => [atPlace(at), atError(se)] as const)
  return (
    <fieldset class="studio-group studio-draw">
      <legend>{texts.draw}</legend>
      <p class="small muted">{texts.drawHelp}</p>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        aria-hidden="true"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          stroke.current = undefined
          drawAt(event)
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) drawAt(event)
        }}
      >
        {[0, 0.4, 0.8, TOP].map((se) => (
          <g key={se}>
            <line class="chart-grid" x1={LEFT} x2={WIDTH} y1={atError(se)} y2={atError(se)} />
            <text x={LEFT - 6} y={atError(se) + (se === TOP ? 10 : 4)} text-anchor="end">
              {se.toFixed(1)}
            </text>
          </g>
        ))}
        <path class="chart-line" d={`M${points.map((point) => point.join(' ')).join('L')}`} />
        {points.map(([x, y], at) => (
          <g key={at}>
            <circle cx={x} cy={y} r="6" />
            <text x={x} y={HEIGHT - 6} text-anchor="middle">
              {fixed(DRAWN_AT[at], 0)}
            </text>
          </g>
        ))}
      </svg>
      {drawn.map((se, at) => (
        <p class="studio-field" key={at}>
          <label for={`${id}-${at}`}>{texts.drawnAt(fixed(DRAWN_AT[at], 0))}</label>
          <NumberField
            id={`${id}-${at}`}
            value={se}
            node={{ min: LEAST, isWhole: false }}
            onChange={(now) => set(at, now)}
          />
        </p>
      ))}
    </fieldset>
  )
}

function atPlace(at: number): number {
  return LEFT + 24 + (at * (WIDTH - LEFT - 48)) / (DRAWN_AT.length - 1)
}

function atError(se: number): number {
  return (1 - Math.min(TOP, se) / TOP) * (HEIGHT - BOTTOM)
}
