import { generateKeyPairSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { sampleItem, sampleSource } from '../../test/release/sample.ts'
import { planRelease } from '../release/plan.ts'
import { signRelease } from '../release/sign/signature.ts'
import { qualityOf } from './quality.ts'

const first = planRelease(sampleSource([sampleItem()]))
const {
  index,
  hash,
  quality = '',
} = planRelease(sampleSource([sampleItem(), sampleItem({ id: 'new' })]), {
  lock: first.lock,
  previousIndex: first.release.public.index,
}).release.public
const { quality: _, ...bare } = first.release.public.index

const second = { hash, index, report: JSON.parse(quality) }
const old = { hash: 'b'.repeat(64), index: bare }

it('is shown as it was released, the newest first', () => {
  const pages = qualityOf([old, second])
  expect(pages.map(({ release, isKept, report: { totals } }) => [release, isKept, totals.proven])).toEqual([
    ['0.2.0', true, 2],
    ['0.1.0', false, 0],
  ])
  expect(pages[0]?.report).toEqual(second.report)
  expect(pages[0]?.report.changes).toMatchObject({ since: '0.1.0', added: [{ item: 'new' }], unchanged: 1 })
})

it('is told from the indexes where no report was kept: what is in it, and what it changed', () => {
  const [later, earlier] = qualityOf([{ hash, index }, old])
  expect(later?.report).toMatchObject({
    kinds: [{ kind: 'short', levels: [0, 2, 0, 0, 0] }],
    totals: { items: 2, proven: 0 },
    changes: { since: '0.1.0', added: [{ item: 'new' }] },
  })
  expect(earlier?.report).not.toHaveProperty('changes')
})

it('says who signed it, by the name that the bank gives to the key', () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const signed = { bank: 'post', release: '0.2.0', public: hash, sealed: 'c'.repeat(64) }
  const signature = signRelease(signed, privateKey)
  const [known] = qualityOf([{ ...second, signature }], [{ name: 'The office', ed25519: signature.key }])
  expect(known?.signedBy).toBe('The office')
  expect(qualityOf([{ ...second, signature }])[0]?.signedBy).toBe(signature.key)
  expect(qualityOf([second])[0]?.signedBy).toBe(null)
})

it('holds of each problem what its page needs, in the order of the report', () => {
  const [later] = qualityOf([second])
  expect(later?.items).toEqual(
    ['new', 'parcels-a-day'].map((id) => ({
      id,
      title: 'Parcels a day',
      kind: 'short',
      level: 2,
      use: 'practice',
    })),
  )
  expect(later?.report.items.map(({ id }) => id)).toEqual(later?.items.map(({ id }) => id))
})
