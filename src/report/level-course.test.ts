import { describe, expect, it } from 'vitest'
import { levelCourse, type LevelCourse } from './level-course.ts'

const words = {
  title: 'Data',
  description: 'Two answers',
  axis: 'Level',
  from: '1 May',
  to: '3 May',
  last: '3.4',
}
const points: LevelCourse['points'] = [
  { level: 2.5, low: 1, high: 4 },
  { level: 3.4, low: 2.4, high: 4.4 },
]

describe('the course of a level', () => {
  it('goes from answer to answer, 30 units a level, in the band of its interval', () => {
    const drawing = levelCourse({ points, width: 400, words })
    expect(drawing).toContain('class="chart-line" d="M40 133L336 106"')
    expect(drawing).toContain('class="chart-band" d="M40 88L336 76L336 136L40 178Z"')
  })

  it('names the last level and the dates of its ends', () => {
    const drawing = levelCourse({ points, width: 400, words })
    for (const text of ['>3.4<', '>1 May<', '>3 May<', '>Level<']) expect(drawing).toContain(text)
    const sameDay = levelCourse({ points, width: 400, words: { ...words, to: words.from } })
    expect(sameDay.split('1 May')).toHaveLength(2)
  })

  it('leaves out single marks where they would touch', () => {
    const many = Array.from({ length: 60 }, () => ({ level: 3, low: 2, high: 4 }))
    expect(levelCourse({ points: many, width: 300, words }).split('r="3"')).toHaveLength(1)
    expect(levelCourse({ points, width: 300, words }).split('r="3"')).toHaveLength(3)
  })

  it('draws one answer and none without invalid numbers, and carries no markup', () => {
    for (const few of [points.slice(0, 1), []])
      expect(levelCourse({ points: few, width: 240, words })).not.toMatch(/NaN|Infinity|undefined/)
    expect(levelCourse({ points, width: 240, words: { ...words, last: '<i>' } })).not.toContain('<i>')
  })
})
