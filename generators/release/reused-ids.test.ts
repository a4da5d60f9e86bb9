import { describe, expect, it } from 'vitest'
import { releaseShardSchema } from '#schemas/release-shard'
import { sampleItem, sampleSource } from '../../test/release/sample.ts'
import type { CompiledItem } from '../compile/compiled-item.ts'
import { assembleRelease } from './assemble.ts'
import { comparePrevious } from './compare-previous.ts'
import { planRelease } from './plan.ts'
import type { StoredRelease } from './read.ts'
import { reusedIds } from './reused-ids.ts'

const CASE = '0b6c1b0e-6c1f-4f0e-9a35-2a4f4b1f0a01'

/** A code item with one case. */
function codeItem(id: string, expected: number | undefined, version = '1.0.0'): CompiledItem {
  const item = sampleItem({ id, version })
  const cases = [
    { id: CASE.replace(/1$/, '2'), name: 'other', group: 'main', input: [id], expected: 0 },
    ...(expected === undefined ? [] : [{ id: CASE, name: 'one', group: 'main', input: [1], expected }]),
  ]
  const key = { groups: [], cases }
  const task = {
    signature: { name: 'f', parameters: [], returns: { type: 'int', doc: 'It.' } },
    languages: ['typescript'],
    starter: {},
    examples: [],
    limits: { fuel: 1, memoryMiB: 1, outputBytes: 1 },
    compare: 'exact',
  }
  return {
    ...item,
    public: {
      ...item.public,
      kind: 'code',
      task,
      grading: { key, hints: [], explanation: '<p>So.</p>', solutions: [] },
    } as unknown as CompiledItem['public'],
    sealed: { ...item.sealed, kind: 'code', key } as unknown as CompiledItem['sealed'],
  }
}

function released(version: string, items: readonly CompiledItem[]): StoredRelease {
  const release = assembleRelease(sampleSource(items), version)
  return {
    public: release.public,
    items: [...release.public.shards.values()].flatMap((text) => {
      const parsed = releaseShardSchema.parse(JSON.parse(text))
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
      return parsed.value.items
    }),
    sealed: release.sealed,
  }
}

const told = (
  releases: readonly StoredRelease[],
  live: readonly CompiledItem[],
  last: readonly CompiledItem[],
) => {
  const { lock } = planRelease(sampleSource(last))
  const compared = comparePrevious(live, { lock, previous: releases.at(-1) })
  return reusedIds(live, compared, releases).map(({ subject, reason }) => `${subject} ${reason}`)
}

describe('the id of a case', () => {
  it('names one case for ever, in this item and in every other, however long it is gone', () => {
    const old = [codeItem('a', 5)]
    const last = [codeItem('a', undefined, '2.0.0')]
    const releases = [released('0.1.0', old), released('1.0.0', last)]
    expect(told(releases, [codeItem('a', 6, '3.0.0')], last)).toEqual([
      `a gives the case one the id ${CASE}, which named one of a in 0.1.0: give the new case a new id`,
    ])
    expect(told(releases, [...last, codeItem('b', 5)], last).join('\n')).toContain(
      `b gives the case one the id ${CASE}, which named one of a in 0.1.0`,
    )
  })

  it('may come back as what it was', () => {
    const last = [codeItem('a', undefined, '2.0.0')]
    const releases = [released('0.1.0', [codeItem('a', 5)]), released('1.0.0', last)]
    expect(told(releases, [codeItem('a', 5, '3.0.0')], last)).toEqual([])
  })
})

describe('the id of an item', () => {
  const gone = sampleItem({ id: 'gone' })
  const last = [sampleItem()]
  const releases = [released('0.1.0', [...last, gone]), released('1.0.0', last)]

  it('names one item for ever', () => {
    expect(
      told(releases, [...last, sampleItem({ id: 'gone', use: 'graded', version: '2.0.0' })], last),
    ).toEqual([
      'gone named another item in 0.1.0 (short, practice), and an id is never used again: give the new item a new id',
    ])
  })

  it('may come back as it was, or under a later version', () => {
    expect(told(releases, [...last, gone], last)).toEqual([])
    const edited = (version: string) => sampleItem({ id: 'gone', stem: '<p>Other.</p>', version })
    expect(told(releases, [...last, edited('1.1.0')], last)).toEqual([])
    expect(told(releases, [...last, edited('1.0.0')], last)).toEqual([
      'gone was released as 1.0.0 in 0.1.0 with another content: raise `version` in items/gone/item.mdx to 1.1.0 or later',
    ])
  })
})
