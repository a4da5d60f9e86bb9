import fc from 'fast-check'
import { ChangeSet, Text } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { changesBetween } from './text.ts'

describe('the one change between two texts', () => {
  it('keeps the common ends and replaces what lies between', () => {
    expect(changesBetween('one two three', 'one 2\nb three')).toEqual([4, [3, '2', 'b'], 6])
  })

  it('says nothing where nothing changed', () => {
    expect(changesBetween('same', 'same')).toBeUndefined()
  })

  it('never cuts a surrogate pair', () => {
    expect(changesBetween('a😀', 'a😁')).toEqual([1, [2, '😁']])
  })

  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '😁', 'é'), maxLength: 30 })

  it('gives what CodeMirror reads back as the same text', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const change = changesBetween(before, after)
        const set = change === undefined ? undefined : ChangeSet.fromJSON(change)
        const read = set === undefined ? before : set.apply(Text.of(before.split('\n'))).toString()
        expect(read).toBe(after)
        for (const part of change ?? [])
          if (typeof part !== 'number')
            for (const line of part.slice(1)) expect(String(line).isWellFormed()).toBe(true)
      }),
    )
  })

  it('takes a megabyte in its stride', () => {
    const large = 'x'.repeat(1_000_000)
    expect(changesBetween(`${large}a`, `${large}b`)).toEqual([1_000_000, [1, 'b']])
  })
})
