import { expect, it } from 'vitest'
import { intervalRows, type IntervalRows } from './interval-rows.ts'

const row = { name: 'Ada', value: 3, low: 2, high: 4, text: '3.0' }

function drawn(rows: IntervalRows['rows'], more: Partial<IntervalRows> = {}): string {
  return intervalRows({
    id: 'rows',
    width: 720,
    rows,
    domain: [0, 6],
    axis: 'level',
    words: { title: 'Levels', description: 'One of them.' },
    ...more,
  })
}

/** Places of a scale from 0 to 6 between the name's end and the value's beginning. */
function placeOf(value: number, letters: number): number {
  const left = Math.round(letters * 7.2) + 8
  return Math.round((left + (value / 6) * (720 - 52 - left)) * 10) / 10
}

it('draws an interval and its dot where they belong, and says what it is', () => {
  const svg = drawn([row])
  expect(svg).toContain(`M${placeOf(2, 4)} 33H${placeOf(4, 4)}`)
  expect(svg).toContain(`cx="${placeOf(3, 4)}" cy="33"`)
  expect(svg).toContain('role="img" aria-labelledby="rows-title rows-text"')
  expect(svg).toContain('<desc id="rows-text">One of them.</desc>')
})

it('has a ring, a bar to compare with and a line through all rows where they are wanted', () => {
  const svg = drawn([{ ...row, isHollow: true, beside: 2.5 }], { guides: [{ at: 5, text: 'cut' }] })
  expect(svg).toContain('class="chart-mark"')
  expect(svg).toContain(`M${placeOf(2.5, 4)} 25`)
  expect(svg).toMatch(new RegExp(`M${placeOf(5, 4)} 16V46"[^>]*stroke-dasharray`))
  expect(drawn([row])).not.toMatch(/chart-mark|chart-bar|dasharray/)
})

it('ends in an arrow where an interval goes on beyond the scale', () => {
  expect(drawn([row]).match(/chart-end/g)).toBeNull()
  expect(drawn([{ ...row, low: -1, high: 7 }]).match(/chart-end/g)).toHaveLength(2)
})

it('cuts names that are too long, between signs, and escapes them', () => {
  const svg = drawn([{ ...row, name: `<b>${'🙂'.repeat(40)}` }])
  expect(svg).toContain(`>&lt;b&gt;${'🙂'.repeat(22)}…<`)
})

it('has as many ticks as have room for their texts', () => {
  const share = { name: 'reading.questions', value: 0.5, low: 0.4, high: 0.6, text: '50 %' }
  const ticksAt = (width: number): readonly string[] => {
    const svg = drawn([share], { width, domain: [0, 1], write: (value) => `${100 * value} %` })
    return [...svg.matchAll(/text-anchor="middle"[^>]*>([^<]*)</g)].map(([, text]) => text ?? '')
  }
  expect(ticksAt(720)).toEqual(['0 %', '20 %', '40 %', '60 %', '80 %', '100 %'])
  expect(ticksAt(280)).toEqual(['0 %', '50 %', '100 %'])
})
