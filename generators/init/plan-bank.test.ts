import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { planBank } from './plan-bank.ts'
import { readTemplate } from './read-template.ts'

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const template = await readTemplate()
const uuidsOf = (files: ReadonlyMap<string, string>) =>
  [...files.values()].flatMap((text) => text.match(uuids) ?? [])

describe('a new bank', () => {
  const bank = planBank(template, { id: 'ferries', title: "Ferries: a captain's line" }, randomUUID)

  it('has its own names', () => {
    expect(parse(bank.get('bank.yaml') ?? '')).toMatchObject({
      id: 'ferries',
      title: "Ferries: a captain's line",
    })
    expect(bank.get('README.md')).toMatch(/^# Ferries: a captain's line\n/)
    expect(bank.get('CHANGELOG.md')).toMatch(/^# Changelog of the bank `ferries`\n/)
  })

  it('has the files of the template, and nothing that Assay writes by itself', () => {
    expect([...bank.keys()]).toEqual([...template.keys()])
    expect([...bank.keys()].filter((path) => /proof\.json|\.cache|releases/.test(path))).toEqual([])
  })

  it('shares no UUID with the template or with another new bank', () => {
    const other = planBank(template, { id: 'ferries', title: 'Ferries' }, randomUUID)
    const all = [template, bank, other].map((files) => new Set(uuidsOf(files)))
    expect(all[0]?.size).toBeGreaterThan(30)
    expect(new Set(all.flatMap((some) => [...some])).size).toBe(all.reduce((sum, { size }) => sum + size, 0))
  })

  it('keeps a UUID that stands in two places one', () => {
    const one = '00000000-0000-4000-8000-000000000001'
    const files = planBank(
      new Map([
        ['a.yaml', `id: ${one}\n`],
        ['b.yaml', `of: ${one}\n`],
      ]),
      { id: 'x', title: 'X' },
      randomUUID,
    )
    expect(files.get('b.yaml')?.slice(4)).toBe(files.get('a.yaml')?.slice(4))
    expect(files.get('a.yaml')).not.toContain(one)
  })

  it('is the same for the same UUIDs', () => {
    const counted = () => {
      let count = 0
      return () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`
    }
    const names = { id: 'x', title: 'X' }
    expect(planBank(template, names, counted())).toEqual(planBank(template, names, counted()))
  })
})
