import { describe, expect, it } from 'vitest'
import { intervalStrip, type IntervalStrip } from './interval-strip.ts'

const words = {
  title: 'Your level',
  description: 'From 2.7 to 4.3',
  beginner: 'beginner',
  expert: 'expert',
  low: '2.7',
  high: '4.3',
  level: '3.5',
}

function strip(facts: Partial<IntervalStrip>): string {
  return intervalStrip({ low: 2.7, high: 4.3, level: 3.5, width: 632, words, ...facts })
}

describe('the interval strip', () => {
  it('draws the interval where the levels are, 100 units a level here', () => {
    expect(strip({})).toContain('d="M286 60H446"')
    expect(strip({})).toContain('cx="366"')
  })

  it('has a name and a description for those who do not see it', () => {
    expect(strip({})).toContain('role="img" aria-labelledby="strip-title strip-text"')
    expect(strip({})).toContain('<desc id="strip-text">From 2.7 to 4.3</desc>')
  })

  it('writes all three numbers beside the drawing', () => {
    for (const number of ['>2.7<', '>3.5<', '>4.3<']) expect(strip({})).toContain(number)
  })

  it('leaves out the numbers of ends that would overlap the level', () => {
    const narrow = strip({ low: 3.4, high: 3.6 })
    expect(narrow).not.toContain('>2.7<')
    expect(narrow).toContain('>3.5<')
  })

  it('draws a band alone where no level is told', () => {
    const { level: _, ...ends } = words
    const band = intervalStrip({ low: 2.7, high: 4.3, width: 632, words: ends })
    expect(band).not.toContain('<circle')
    for (const number of ['>2.7<', '>4.3<']) expect(band).toContain(number)
  })

  it('ends in an arrow at the edge where the interval leaves the scale', () => {
    expect(strip({ low: -1 })).toContain('M23 53l-7 7l7 7')
    expect(strip({ high: 7 })).toContain('M609 53l7 7l-7 7')
  })

  it('carries no markup from its words, and no inline style', () => {
    const hostile = strip({ words: { ...words, level: '"><script>alert(1)</script>' } })
    expect(hostile).not.toContain('<script')
    expect(hostile).not.toContain('style=')
  })
})
