import { describe, expect, it } from 'vitest'
import { editExposure } from './edit-exposure.ts'

const head = `# Whom it is for: everybody.
version: 1
id:   practice   # the file's name
title: "Practice"
description: >-
  A text that goes on
  over two lines.


use: practice
release: 0.0.0-dev
locale: en
blocks:
- id: all
  title: All
  ai: forbidden
  select: {selector: maximum-information}
  stop:
      - { rule: length, min: 2, max: 4 } # short
`

const exposure = { maxRate: 0.25, parameters: { items: { one: 0.5, two: 0.0625 } } }
const block = `exposure:
  maxRate: 0.25
  parameters:
    items:
      one: 0.5
      two: 0.0625
`

describe('the text of a blueprint', () => {
  it('gets its exposure at the end, and keeps every letter before', () => {
    expect(editExposure(head, exposure)).toEqual({ ok: true, text: head + block })
    expect(editExposure(head.trimEnd(), exposure)).toEqual({ ok: true, text: head + block })
    expect(editExposure(head, { maxRate: 0.25 })).toEqual({
      ok: true,
      text: `${head}exposure:\n  maxRate: 0.25\n`,
    })
  })

  it.each([
    ['in one line', 'exposure: { maxRate: 0.4 }\n'],
    [
      'with parameters in braces',
      'exposure: { maxRate: 0.4, parameters: { items: { one: 0.1, old: 1 } } }\n',
    ],
  ])('gets another exposure where it stands, %s', (_, before) => {
    const tail = 'feedback: end # as in a real one\n'
    const edited = editExposure(head + before + tail, exposure)
    if (!edited.ok) throw new Error('refused')
    expect(edited.text.startsWith(`${head}exposure:\n  maxRate: 0.25\n`)).toBe(true)
    expect(edited.text.endsWith(`\n${tail}`)).toBe(true)
    expect(edited.text).not.toContain('old')
  })

  it('keeps the comments of what stays, and takes those of what goes', () => {
    const before = `exposure:
  # agreed with the school
  maxRate: 0.4 # of all candidates
  parameters:
    items:
      # leaked in spring
      one: 0.1
      gone: 0.2 # was too easy
    families: { pair: 0.3 }
feedback: end
`
    expect(editExposure(head + before, exposure)).toEqual({
      ok: true,
      text: `${head}exposure:
  # agreed with the school
  maxRate: 0.25 # of all candidates
  parameters:
    items:
      # leaked in spring
      one: 0.5
      two: 0.0625
feedback: end
`,
    })
    const without = editExposure(head + before, { maxRate: 0.25 })
    expect(without).toEqual({
      ok: true,
      text: `${head}exposure:
  # agreed with the school
  maxRate: 0.25 # of all candidates
feedback: end
`,
    })
  })

  it('keeps the line ends of Windows, and a blueprint within braces', () => {
    const windows = head.replaceAll('\n', '\r\n')
    expect(editExposure(windows, exposure)).toEqual({
      ok: true,
      text: (head + block).replaceAll('\n', '\r\n'),
    })
    const braces =
      '{ version: 1, id: a, title: A, description: A., use: practice, release: 1.0.0, locale: en, blocks: [{ id: a, title: A, ai: forbidden, select: { selector: thompson }, stop: [{ rule: length, min: 1, max: 2 }] }] }\n'
    const edited = editExposure(braces, { maxRate: 0.25 })
    expect(edited).toEqual({
      ok: true,
      text: braces
        .replaceAll('[{', '[ {')
        .replaceAll('}]', '} ]')
        .replace('} ] }\n', '} ], exposure: { maxRate: 0.25 } }\n'),
    })
  })

  it('is written the same again', () => {
    const once = editExposure(head, exposure)
    if (!once.ok) throw new Error('refused')
    expect(editExposure(once.text, exposure)).toEqual(once)
  })

  it('is left to a person where more would change, or where it is no blueprint', () => {
    const anchored = head.replace('min: 2', 'min: *two')
    const shared = `exposure:\n  maxRate: 0.4\n  parameters: { items: { one: &two 1 } }\n`
    expect(editExposure(anchored.replace('blocks:', `${shared}blocks:`), exposure)).toEqual({ ok: false })
    expect(editExposure(head.replace('title: All', 'tilte: All'), exposure)).toEqual({ ok: false })
    expect(editExposure('- a list\n', exposure)).toEqual({ ok: false })
  })
})
