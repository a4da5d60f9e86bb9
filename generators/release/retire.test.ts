import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { retireText } from './retire.ts'

const item = `---
# What the post does.
id: parcels
status: live   # since spring
title: "Parcels: a day"
authors: [{ name: A. Author }]
---

status: live is what the stem says.
`
const how = { since: '1.0.0', reason: 'Nobody asks "why" any more: it is #1.', replacedBy: 'letters' }

const retired = (text: string, retirement: Parameters<typeof retireText>[1] = how) => {
  const result = retireText(text, retirement)
  return result.ok ? result.text : result.message
}

describe('retiring an item', () => {
  it('changes its status, says since when and why, and nothing else', () => {
    const text = retired(item)
    expect(text).toBe(
      item
        .replace('status: live   #', 'status: retired   #')
        .replace(
          '---\n\nstatus',
          'deprecated: { since: 1.0.0, reason: "Nobody asks \\"why\\" any more: it is #1.", replacedBy: letters }\n---\n\nstatus',
        ),
    )
    expect(parse(text.split('---\n')[1] ?? '')).toMatchObject({ status: 'retired', deprecated: how })
  })

  it('keeps the ends of lines, and quotes', () => {
    const windows = item.replaceAll('\n', '\r\n').replace('status: live', "status: 'live'")
    const text = retired(windows, { since: '2.0.0', reason: 'Old.' })
    expect(text.replaceAll('\r\n', '')).not.toContain('\n')
    expect(text).toContain('status: retired   # since spring\r\n')
    expect(text).toContain('deprecated: { since: 2.0.0, reason: "Old." }\r\n---\r\n')
  })

  it('is not done twice, and not to what cannot be read', () => {
    expect(retired(retired(item))).toBe(
      'is retired already (since 1.0.0: Nobody asks "why" any more: it is #1.)',
    )
    expect(retired(item.replace('title', 'deprecated: { since: 1.0.0, reason: Old. }\ntitle'))).toMatch(
      /^has `deprecated` already/,
    )
    expect(retired('no frontmatter')).toBe('has no frontmatter that could be read')
    for (const broken of [item.replace('status: live', 'state: live'), item.replace('"Parcels', '"Par"cels')])
      expect(retired(broken)).toBe('has no `status` that could be read: assay check tells more')
  })
})
