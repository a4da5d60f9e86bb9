import { describe, expect, it } from 'vitest'
import { levelStrips, type LevelStrips } from './level-strips.ts'

const words = { title: 'Levels', description: 'Two areas', beginner: 'beginner', expert: 'expert' }
const areas: LevelStrips['areas'] = [
  { title: 'Data', level: 2.1, low: 1.2, high: 3, text: '2.1' },
  { title: 'Systems', level: 4, low: 2, high: 6.5, text: '4.0' },
]

describe('the strips of levels', () => {
  it('put every area on one scale: its interval, its level, its name and its number', () => {
    // 64 units a level from 168 on.
    const drawing = levelStrips({ areas, width: 600, words })
    expect(drawing).toContain('d="M244.8 62H360"')
    expect(drawing).toContain('cx="302.4" cy="62"')
    for (const text of ['>Data<', '>2.1<', '>Systems<', '>4.0<']) expect(drawing).toContain(text)
  })

  it('end in an arrow where the interval leaves the scale', () => {
    const drawing = levelStrips({ areas, width: 600, words })
    expect(drawing).toContain('M546 92l6 6l-6 6')
    expect(drawing.split('l6 6l-6 6')).toHaveLength(2)
  })

  it('put names above their strips where there is no room beside them', () => {
    const narrow = levelStrips({ areas, width: 280, words })
    expect(narrow).toContain('viewBox="0 0 280 160"')
    expect(narrow).toContain('x="0" y="64" text-anchor="start"')
  })

  it('draw no area without invalid numbers, and carry no markup from names', () => {
    expect(levelStrips({ areas: [], width: 240, words })).not.toMatch(/NaN|Infinity|undefined/)
    const hostile = levelStrips({
      areas: [{ title: '<b>x', level: 3, low: 2, high: 4, text: '"' }],
      width: 600,
      words,
    })
    expect(hostile).toContain('&lt;b&gt;x')
    expect(hostile).not.toContain('style=')
  })
})
