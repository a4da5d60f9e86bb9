import { describe, expect, it } from 'vitest'
import { difficultyPath, type DifficultyPath } from './difficulty-path.ts'

const words = {
  title: 'Path',
  description: 'Three problems',
  estimate: '3.2',
  position: 'Problem',
  level: 'Level',
}
const steps: DifficultyPath['steps'] = [
  { level: 3, category: 3, max: 3, estimate: 3.5, low: 1.9, high: 5.1 },
  { level: 4, category: 0, max: 2, estimate: 3, low: 1.8, high: 4.2 },
  { level: 3, category: 1, max: 2, estimate: 3.2, low: 2.3, high: 4.1 },
]

function count(text: string, part: string): number {
  return text.split(part).length - 1
}

describe('the path of difficulty', () => {
  const drawing = difficultyPath({ steps, width: 600, words })

  it('marks full, partial and no score by shape', () => {
    expect(count(drawing, 'chart-mark')).toBe(2)
    expect(count(drawing, 'chart-full')).toBe(2)
  })

  it('says each score beside its mark', () => {
    for (const score of ['>3/3<', '>0/2<', '>1/2<']) expect(drawing).toContain(score)
  })

  it('draws the interval of the last estimate from its low to its high end', () => {
    // 36 units a level: level 2.3 lies 82.8 above the bottom at 240, level 4.1 lies 147.6 above it.
    expect(drawing).toContain('157.2V92.4')
  })

  it('leaves scores to the table where there is no room for them', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      ...(steps[index % 3 === 0 ? 0 : 1] ?? first()),
      level: 3,
    }))
    const dense = difficultyPath({ steps: many, width: 320, words })
    expect(dense).not.toContain('>3/3<')
    expect(dense).toContain('>40<')
    expect(dense).not.toContain('>39<')
  })

  it('draws one step and none without invalid numbers', () => {
    for (const few of [steps.slice(0, 1), []]) {
      const one = difficultyPath({ steps: few, width: 240, words })
      expect(one).not.toMatch(/NaN|Infinity|undefined/)
    }
  })

  it('carries no markup from its words, and no inline style', () => {
    const hostile = difficultyPath({ steps, width: 600, words: { ...words, estimate: '<img src=x>' } })
    expect(hostile).not.toContain('<img')
    expect(hostile).not.toContain('style=')
  })
})

function first(): DifficultyPath['steps'][number] {
  return { level: 3, category: 3, max: 3, estimate: 3, low: 2, high: 4 }
}
