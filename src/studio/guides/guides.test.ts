import { expect, it } from 'vitest'
import { guides } from './guides.ts'

it('has guides with names of their own', () => {
  expect(new Set(guides.map(({ id }) => id)).size).toBe(guides.length)
})

it.each(guides)('tells in $id what the test of the pages looks for, word for word', ({ steps }) => {
  for (const { sights, meaning } of steps) {
    expect(sights.length).toBeGreaterThan(0)
    for (const sight of sights) {
      if ('text' in sight) expect(meaning).toContain(sight.text)
      else for (const cell of sight.cells) expect(meaning).toContain(cell.replace(/\.0$/, ''))
    }
  }
})
