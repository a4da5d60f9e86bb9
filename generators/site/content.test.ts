import { describe, expect, it } from 'vitest'
import { sha256Hex } from '#log'
import { sampleItem, sampleSource } from '../../test/release/sample.ts'
import { assembleRelease } from '../release/assemble.ts'
import { publishedReleases, releaseFiles } from './content.ts'

const source = sampleSource([sampleItem()])
const [test] = source.tests
if (!test) throw new Error('the sample has a test')
const old = assembleRelease({ ...source, tests: [test, { ...test, id: 'long' }] }, '0.1.0').public
const recent = assembleRelease({ ...source, tests: [test, { ...test, id: 'long' }] }, '0.2.0').public
const content = {
  releases: [
    { ...old, offers: ['long'] },
    { ...recent, offers: ['practice'] },
  ],
  secrets: [],
}

describe('what a site gets of its releases', () => {
  it('is each test once, from the release that it names', () => {
    const offered = publishedReleases(content).map(({ index }) => [
      index.release,
      index.tests.map(({ id }) => id),
    ])
    expect(offered).toEqual([
      ['0.1.0', ['long']],
      ['0.2.0', ['practice']],
    ])
  })

  it('lies below the folder that the site is served from', () => {
    for (const { base, hash } of publishedReleases(content, '/tests/'))
      expect(base).toBe(`/tests/_assay/${hash.slice(0, 16)}/`)
  })

  it('is files that hash to what their names and the index say, with all tests', () => {
    const files = releaseFiles(content)
    for (const { base, hash } of publishedReleases(content)) {
      const text = files.get(`${base.slice(1)}index.json`) ?? ''
      expect(sha256Hex(text)).toBe(hash)
      expect(base).toBe(`/_assay/${hash.slice(0, 16)}/`)
      expect(JSON.parse(text).tests).toHaveLength(2)
      for (const { shard } of JSON.parse(text).items)
        expect(sha256Hex(files.get(`${base.slice(1)}shards/${shard}.json`) ?? '')).toBe(shard)
    }
  })
})
