import { describe, expect, it } from 'vitest'
import { lockSchema } from '#schemas/lock'
import { qualitySchema } from '#schemas/quality'
import { releasePublicSchema } from '#schemas/release-public'
import { releaseSealedSchema } from '#schemas/release-sealed'
import { releaseShardSchema } from '#schemas/release-shard'
import { hashOf, sha256Hex } from '#log'
import { sampleItem, sampleSource } from '../../test/release/sample.ts'
import { planRelease } from './plan.ts'
import type { StoredRelease } from './read.ts'

const first = planRelease(sampleSource([sampleItem()]))

/** A planned release as it would be read back. */
const storedAs = ({ release }: ReturnType<typeof planRelease>): StoredRelease => ({
  public: release.public,
  items: [...release.public.shards.values()].flatMap((text) => {
    const parsed = releaseShardSchema.parse(JSON.parse(text))
    return parsed.ok ? parsed.value.items : []
  }),
  sealed: release.sealed,
})

const reasons = (plan: ReturnType<typeof planRelease>) =>
  plan.refusals.map(({ subject, reason }) => `${subject} ${reason}`)

describe('the plan of a release', () => {
  it('calls the first one 0.1.0 and adds every live item', () => {
    const items = [sampleItem(), sampleItem({ id: 'draft', status: 'draft' }), sampleItem({ id: 'a-first' })]
    const plan = planRelease(sampleSource(items))
    expect(plan).toMatchObject({ version: '0.1.0', refusals: [] })
    expect(plan.changes).toEqual([
      { item: 'a-first', change: 'added', to: '1.0.0', bump: 'minor' },
      { item: 'parcels-a-day', change: 'added', to: '1.0.0', bump: 'minor' },
    ])
  })

  it('lets items keep their version where nothing but their parameters is new', () => {
    const item = sampleItem()
    const parameters = { model: '2pl' as const, a: 1.5, b: 0.3, c: 0, d: 1 }
    const calibrated = { ...item, isCalibrated: true as const, public: { ...item.public, parameters } }
    const before = {
      lock: first.lock,
      previousIndex: first.release.public.index,
      previous: storedAs(first),
    }
    const plan = planRelease(sampleSource([calibrated]), before)
    expect(plan).toMatchObject({ version: '0.2.0', bump: 'minor', refusals: [] })
    expect(plan.changes).toEqual([
      { item: 'parcels-a-day', change: 'recalibrated', from: '1.0.0', to: '1.0.0', bump: 'minor' },
    ])
    expect(plan.lock.items['parcels-a-day']?.calibration).toBe(hashOf(parameters))
    const changed = { ...calibrated, public: { ...calibrated.public, title: 'Parcels' } }
    expect(reasons(planRelease(sampleSource([changed]), before))).toEqual([
      'parcels-a-day differs from its released version 1.0.0 by a patch change (the title changed from Parcels a day to Parcels): raise `version` in items/parcels-a-day/item.mdx to 1.0.1',
    ])
  })

  it('makes files of the published forms, named by their content', () => {
    const { release, lock } = first
    expect(releasePublicSchema.parse(release.public.index)).toMatchObject({ ok: true })
    expect(releaseSealedSchema.parse(release.sealed)).toMatchObject({ ok: true })
    expect(lockSchema.parse(lock)).toMatchObject({ ok: true })
    for (const [hash, text] of release.public.shards) {
      expect(sha256Hex(text)).toBe(hash)
      expect(releaseShardSchema.parse(JSON.parse(text))).toMatchObject({ ok: true })
    }
    expect(release.public.hash).toBe(hashOf(release.public.index))
    expect(lock).toMatchObject({ hash: release.public.hash, sealed: hashOf(release.sealed) })
  })

  it('holds a report of its quality, which its hash covers', () => {
    const { index, quality = '' } = first.release.public
    expect(index.quality).toBe(sha256Hex(quality))
    expect(qualitySchema.parse(JSON.parse(quality))).toMatchObject({
      ok: true,
      value: { release: '0.1.0', totals: { items: 1, proven: 1, executed: 4 } },
    })
  })

  it('is not made anew where nothing but proofs were renewed', () => {
    const before = { lock: first.lock, previousIndex: first.release.public.index }
    const item = sampleItem()
    const renewed = { ...item, ...(item.proof ? { proof: { ...item.proof, executed: 5 } } : {}) }
    expect(planRelease(sampleSource([renewed]), before)).toMatchObject({ bump: 'none', version: '0.1.0' })
  })

  it('binds the tests to the release', () => {
    expect(first.release.public.index.tests.map(({ id, release }) => [id, release])).toEqual([
      ['practice', '0.1.0'],
    ])
  })

  it('is the same whatever the order of the items, and puts 16 in a shard', () => {
    const items = Array.from({ length: 20 }, (_, index) => sampleItem({ id: `item-${index}` }))
    const plan = planRelease(sampleSource(items))
    expect(planRelease(sampleSource(items.toReversed()))).toEqual(plan)
    expect([...plan.release.public.shards.values()].map((text) => JSON.parse(text).items.length)).toEqual([
      16, 4,
    ])
  })

  it('keeps the key of a graded item out of the public half', () => {
    const { release } = planRelease(sampleSource([sampleItem({ use: 'graded' })]))
    const bytes = [...release.public.shards.values()].join() + JSON.stringify(release.public.index)
    expect(bytes).not.toMatch(/grading|Divide the day|"value":42/)
    expect(JSON.stringify(release.sealed)).toContain('Divide the day')
  })

  it('refuses what is not proven', () => {
    const items = [
      sampleItem({ id: 'a', proofState: 'missing' }),
      sampleItem({ id: 'b', proofState: 'stale' }),
      sampleItem({ id: 'c', verdict: 'refused' }),
    ]
    expect(reasons(planRelease(sampleSource(items)))).toEqual([
      'a has no proof: run assay verify a',
      'b has changed since it was proven: run assay verify b',
      'c was refused by assay verify: a wrong response got the category 1',
    ])
  })

  it('refuses an empty bank', () => {
    expect(reasons(planRelease(sampleSource([sampleItem({ status: 'review' })])))).toEqual([
      'post has no live item',
    ])
  })
})

describe('the plan of a later release', () => {
  const { lock, release } = first
  const later = (items: Parameters<typeof sampleSource>[0], version?: string) =>
    planRelease(sampleSource(items), {
      lock,
      previousIndex: release.public.index,
      previous: storedAs(first),
      version,
    })

  it('has nothing to do without a change', () => {
    for (const version of [undefined, '0.1.0', '3.0.0'])
      expect(later([sampleItem()], version)).toMatchObject({ bump: 'none', version: '0.1.0', refusals: [] })
    expect(reasons(later([sampleItem()], '0.0.9'))).toEqual([
      'post cannot be released as 0.0.9: 0.1.0 is released already, and versions only rise',
    ])
  })

  it('computes the version from what changed', () => {
    const changed = { stem: '<p>How many parcels fit in?</p>' }
    expect(later([sampleItem(), sampleItem({ id: 'new' })]).version).toBe('0.2.0')
    expect(later([sampleItem({ ...changed, version: '1.1.0' })])).toMatchObject({
      version: '0.2.0',
      refusals: [],
    })
    expect(later([sampleItem({ ...changed, version: '2.0.0' })])).toMatchObject({
      version: '1.0.0',
      refusals: [],
    })
    expect(later([sampleItem({ status: 'retired' }), sampleItem({ id: 'new' })])).toMatchObject({
      version: '1.0.0',
      refusals: [],
    })
    const renamed = sampleSource([sampleItem()])
    const plan = planRelease({ ...renamed, bank: { ...renamed.bank, title: 'Mail' } }, { lock })
    expect(plan).toMatchObject({ version: '0.1.1', refusals: [] })
  })

  it('refuses a change that the item does not own up to', () => {
    for (const version of ['1.0.0', '1.0.1', '0.9.0'])
      expect(reasons(later([sampleItem({ stem: '<p>Other.</p>', version })]))).toEqual([
        'parcels-a-day differs from its released version 1.0.0 by a minor change (the stem changed): raise `version` in items/parcels-a-day/item.mdx to 1.1.0',
      ])
    const plan = later([sampleItem({ stem: '<p>Other.</p>', version: '2.0.0' })])
    expect(plan).toMatchObject({ version: '1.0.0', refusals: [] })
    expect(plan.changes[0]?.reasons).toEqual([
      { bump: 'major', words: 'its author raised it' },
      { bump: 'minor', words: 'the stem changed' },
    ])
  })

  it('takes what came of running stored answers for a reason, and says it', () => {
    const moved = {
      bump: 'major' as const,
      words: 'the submission wrong_answer/a.ts got category 2 and gets 1',
    }
    const plan = planRelease(sampleSource([sampleItem({ stem: '<p>Other.</p>', version: '1.1.0' })]), {
      lock,
      previousIndex: release.public.index,
      previous: storedAs(first),
      rescored: new Map([['parcels-a-day', [moved]]]),
    })
    expect(reasons(plan)).toEqual([
      'parcels-a-day differs from its released version 1.0.0 by a major change (the submission wrong_answer/a.ts got category 2 and gets 1): raise `version` in items/parcels-a-day/item.mdx to 2.0.0',
    ])
    expect(JSON.parse(plan.release.public.quality ?? '')).toMatchObject({
      changes: { changed: [{ item: 'parcels-a-day', reasons: [moved.words, 'the stem changed'] }] },
    })
  })

  it('refuses a smaller version than the computed one and takes a larger', () => {
    const items = [sampleItem(), sampleItem({ id: 'new' })]
    expect(reasons(later(items, '0.1.5'))).toEqual([
      'post cannot be released as 0.1.5: what changed asks for 0.2.0 or later',
    ])
    expect(later(items, '1.0.0')).toMatchObject({ version: '1.0.0', refusals: [] })
  })

  it('refuses whatever is wrong with the releases on the disk, also where nothing has changed', () => {
    const problems = ['releases/0.1.0 is missing']
    expect(reasons(planRelease(sampleSource([sampleItem()]), { lock, problems }))).toEqual([
      'post: releases/0.1.0 is missing',
    ])
  })

  it('goes on with a release that was cut off before its lock, and with no other', () => {
    const source = sampleSource([sampleItem()])
    const cutOff = { version: '0.1.0', hash: release.public.hash }
    expect(planRelease(source, { unlocked: [cutOff] })).toMatchObject({ version: '0.1.0', refusals: [] })
    for (const unlocked of [
      [{ ...cutOff, hash: 'b'.repeat(64) }],
      [{ ...cutOff, hash: undefined }],
      [cutOff, { version: '0.2.0', hash: undefined }],
    ])
      expect(reasons(planRelease(source, { unlocked }))).toEqual([
        `post: bank.lock.yaml is missing, but releases/ holds ${unlocked.map(({ version }) => version).join(', ')}: restore the lock from version control, or delete what was never published`,
      ])
    expect(reasons(planRelease(source, { lock, unlocked: [{ version: '0.2.0', hash: undefined }] }))).toEqual(
      [
        expect.stringContaining(
          'post: bank.lock.yaml ends at 0.1.0, but releases/ holds 0.2.0: restore the lock',
        ),
      ],
    )
  })

  it('refuses a deleted item, and one that changes its use', () => {
    expect(reasons(later([sampleItem({ id: 'new' })]))).toEqual([
      'parcels-a-day was released and is gone: set its status to retired instead',
    ])
    expect(reasons(later([sampleItem({ use: 'graded', version: '2.0.0' })]))).toEqual([
      'parcels-a-day was released with the use practice and cannot have the use graded: give the new item a new id, and set `status: retired` here',
    ])
  })
})
