import { expect, it } from 'vitest'
import { editYaml } from './edit-yaml.ts'

const text = `id: screen # its name
blocks:
  - id: one
    stop:
      # never longer
      - { rule: length, min: 2, max: 4 }
      - { rule: time, minutes: 20 }
`

it('changes one value and leaves comments and style', () => {
  expect(editYaml(text, { type: 'set', path: ['blocks', 0, 'stop', 0, 'max'], value: 6 })).toBe(
    text.replace('max: 4', 'max: 6'),
  )
})

it('adds what was not there, and removes it again', () => {
  const path = ['blocks', 0, 'prior']
  const added = editYaml(text, { type: 'set', path, value: { mean: 0, sd: 1 } })
  expect(added).toContain('prior:\n      mean: 0\n      sd: 1\n')
  expect(editYaml(added, { type: 'remove', path })).toBe(text)
})

it('moves an entry of a list, and nothing beyond its ends', () => {
  const moved = editYaml(text, { type: 'move', path: ['blocks', 0, 'stop', 1], by: -1 })
  expect(moved.indexOf('rule: time')).toBeLessThan(moved.indexOf('rule: length'))
  expect(editYaml(text, { type: 'move', path: ['blocks', 0, 'stop', 0], by: -1 })).toBe(text)
})
