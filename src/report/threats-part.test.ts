import { expect, it } from 'vitest'
import { attackRows } from './attack-rows.ts'
import { threatsPart } from './threats-part.ts'

const { markup } = threatsPart()
const cells = [...markup.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
  [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell]) => cell),
)

it('has a row for every attack of the suite, and what nothing stops comes first', () => {
  const outcomes = cells.slice(1).map(([, outcome]) => outcome)
  expect(outcomes).toHaveLength(Object.keys(attackRows).length)
  expect([...new Set(outcomes)]).toEqual([
    'cannot be stopped',
    'told to a person',
    'rejected',
    'gains nothing',
  ])
  expect(outcomes.filter((outcome) => outcome === 'cannot be stopped')).toHaveLength(
    Object.values(attackRows).filter(({ outcome }) => outcome === 'not stoppable').length,
  )
})

it('says in words what nothing stops, before the table', () => {
  const [before = ''] = markup.split('<table>')
  for (const { attack, outcome } of Object.values(attackRows))
    expect(before.includes(attack)).toBe(outcome === 'not stoppable')
})

it('writes code as code, and nothing unescaped', () => {
  expect(markup).toContain('<code>Array.prototype.every</code>')
  expect(markup).toContain('candidate&#39;s code')
  expect(markup).not.toContain('`')
})
