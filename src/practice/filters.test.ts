import { describe, expect, it } from 'vitest'
import { catalogueOf, type Catalogue } from './catalogue.ts'
import { filtered, isFiltering, NO_FILTERS, readFilters, writeFilters, type Filters } from './filters.ts'
import { sampleIndex, sampleItem, sampleTest } from './sample-index.ts'

const items = [
  sampleItem('slow-join', ['data.joins'], { level: 2, minutes: 20, kind: 'code', languages: ['typescript'] }),
  sampleItem('cafe', ['reading.state'], { level: 1, minutes: 3, title: 'A café’s till' }),
  sampleItem('cache', ['systems.caching', 'data.joins'], { level: 5, minutes: 9, kind: 'order' }),
]
const built = (index = sampleIndex(items)) => ({ hash: 'a'.repeat(64), base: '/_assay/a/', index })
const catalogue: Catalogue = catalogueOf([built()])
const ids = (filters: Partial<Filters>, states = new Map()) =>
  filtered(catalogue, { ...NO_FILTERS, ...filters }, states).map(({ id }) => id)

describe('the catalogue', () => {
  it('holds every practice item once, the last release’s, without the dry run and what is graded', () => {
    const graded = sampleItem('graded', ['data.joins'], { use: 'graded' })
    const newer = sampleIndex([sampleItem('cafe', ['reading.state'], { title: 'New' }), graded])
    const dry = sampleIndex([sampleItem('toy', ['data.joins'])], [sampleTest('dry-run')])
    const { items: found, addresses } = catalogueOf([
      built(),
      { ...built(newer), hash: 'b'.repeat(64) },
      { ...built(dry), hash: 'c'.repeat(64) },
    ])
    expect(found.map(({ id, title }) => `${id}: ${title}`)).toEqual([
      'slow-join: The slow-join',
      'cafe: New',
      'cache: The cache',
    ])
    expect(addresses.map(({ hash }) => hash[0])).toEqual(['a', 'b'])
  })

  it('names the areas that its items touch, in the order of the taxonomy', () => {
    expect(catalogue.areas.map(({ id }) => id)).toEqual(['reading', 'data', 'systems'])
  })
})

describe('the filters', () => {
  it('each leave what fits, together what fits all', () => {
    expect(ids({})).toEqual(['cafe', 'slow-join', 'cache'])
    expect(ids({ kind: 'code' })).toEqual(['slow-join'])
    expect(ids({ level: '5' })).toEqual(['cache'])
    expect(ids({ language: 'typescript' })).toEqual(['slow-join'])
    expect(ids({ skill: 'data' })).toEqual(['slow-join', 'cache'])
    expect(ids({ skill: 'systems.caching' })).toEqual(['cache'])
    expect(ids({ skill: 'data', kind: 'code', level: '5' })).toEqual([])
    expect(ids({ state: 'solved' }, new Map([['cafe', { type: 'solved' }]]))).toEqual(['cafe'])
    expect(ids({ state: 'new' }, new Map([['cafe', { type: 'solved' }]]))).toEqual(['slow-join', 'cache'])
  })

  it('search titles and skills by every word, without case and accents', () => {
    expect(ids({ q: 'CAFE till' })).toEqual(['cafe'])
    expect(ids({ q: 'data caching' })).toEqual(['cache'])
    expect(ids({ q: 'café nothing' })).toEqual([])
  })

  it('order by level, minutes or title', () => {
    expect(ids({ sort: 'minutes' })).toEqual(['cafe', 'cache', 'slow-join'])
    expect(ids({ sort: 'title' })).toEqual(['cafe', 'cache', 'slow-join'])
  })

  it('come back from the address as they went in', () => {
    const filters: Filters = {
      q: 'a & b=c',
      skill: 'data.joins',
      kind: 'code',
      level: '2',
      language: 'typescript',
      state: 'tried',
      sort: 'title',
    }
    expect(readFilters(writeFilters(filters), catalogue)).toEqual({ filters, ignored: [] })
    expect(writeFilters(NO_FILTERS)).toBe('')
    expect([isFiltering(filters), isFiltering({ ...NO_FILTERS, sort: 'title' })]).toEqual([true, false])
  })

  it('leave out what an address asks for and there is not, and name it', () => {
    const { filters, ignored } = readFilters(
      `?level=9&kind=__proto__&sort=x&state=solved&state=new&toString=1&utm_source=x&q=${'y'.repeat(300)}\ud800`,
      catalogue,
    )
    expect(filters).toEqual({ ...NO_FILTERS, state: 'solved', q: 'y'.repeat(100) })
    expect(ignored).toEqual([
      { name: 'level', value: '9' },
      { name: 'kind', value: '__proto__' },
      { name: 'sort', value: 'x' },
    ])
  })
})
