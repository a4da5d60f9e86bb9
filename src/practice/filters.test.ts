import { describe, expect, it } from 'vitest'
import { catalogueOf, type Catalogue } from './catalogue.ts'
import { isFiltering, NO_FILTERS, readFilters, toggled, writeFilters, type Filters } from './filters.ts'
import { problemFinder } from './find-problems.ts'
import { sampleIndex, sampleItem, sampleTest } from './sample-index.ts'

const items = [
  sampleItem('slow-join', ['data.joins'], { level: 2, minutes: 20, kind: 'code', languages: ['typescript'] }),
  sampleItem('cafe', ['reading.state'], { level: 1, minutes: 3, title: 'A café’s till' }),
  sampleItem('cache', ['systems.caching', 'data.joins'], { level: 5, minutes: 9, kind: 'order' }),
]
const built = (index = sampleIndex(items)) => ({ hash: 'a'.repeat(64), base: '/_assay/a/', index })
const catalogue: Catalogue = catalogueOf([built()])
const find = problemFinder(catalogue)
const ids = (filters: Partial<Filters>, states = new Map()) =>
  find({ ...NO_FILTERS, ...filters }, states).items.map(({ id }) => id)

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
    expect(ids({ kind: ['code'] })).toEqual(['slow-join'])
    expect(ids({ level: ['5'] })).toEqual(['cache'])
    expect(ids({ language: ['typescript'] })).toEqual(['slow-join'])
    expect(ids({ skill: ['data'] })).toEqual(['slow-join', 'cache'])
    expect(ids({ skill: ['systems.caching'] })).toEqual(['cache'])
    expect(ids({ skill: ['data'], kind: ['code'], level: ['5'] })).toEqual([])
    expect(ids({ state: ['solved'] }, new Map([['cafe', { type: 'solved' }]]))).toEqual(['cafe'])
    expect(ids({ state: ['new'] }, new Map([['cafe', { type: 'solved' }]]))).toEqual(['slow-join', 'cache'])
  })

  it('let through what fits any of the values of one, and every one that has values', () => {
    expect(ids({ level: ['1', '5'] })).toEqual(['cafe', 'cache'])
    expect(ids({ level: ['1', '5'], kind: ['order', 'code'] })).toEqual(['cache'])
    expect(ids({ skill: ['reading', 'data.joins'] })).toEqual(['cafe', 'slow-join', 'cache'])
  })

  it('count for each choice what it would leave beside the other filters, not beside its own', () => {
    const solved = new Map([['cafe', { type: 'solved' as const }]])
    const { counts } = find({ ...NO_FILTERS, skill: ['data'], level: ['2'] }, solved)
    expect([...counts.level]).toEqual([
      ['2', 1],
      ['5', 1],
    ])
    expect([...counts.skill]).toEqual([
      ['data', 1],
      ['data.joins', 1],
    ])
    expect([...counts.kind]).toEqual([['code', 1]])
    expect([...counts.state]).toEqual([['new', 1]])
    const { counts: all } = find(NO_FILTERS, solved)
    expect([...all.state]).toEqual([
      ['solved', 1],
      ['new', 2],
    ])
    // An item with two areas counts once in each; searching narrows every count.
    expect(all.skill.get('data')).toBe(2)
    expect([...find({ ...NO_FILTERS, q: 'cache' }, solved).counts.kind]).toEqual([['order', 1]])
  })

  it('say nothing of states that are not known, and filter nothing by them', () => {
    const { items: found, counts } = find({ ...NO_FILTERS, state: ['solved'] }, undefined)
    expect(found).toHaveLength(3)
    expect(counts.state.size).toBe(0)
    expect(counts.kind.get('code')).toBe(1)
  })

  it('change by one value at a time', () => {
    const one = toggled(NO_FILTERS, 'level', '3')
    expect(one.level).toEqual(['3'])
    expect(toggled(one, 'level', '4').level).toEqual(['3', '4'])
    expect(toggled(one, 'level', '3')).toEqual(NO_FILTERS)
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
      skill: ['data.joins', 'reading'],
      kind: ['code'],
      level: ['2', '4'],
      language: ['typescript'],
      state: ['tried', 'new'],
      sort: 'title',
    }
    expect(readFilters(writeFilters(filters), catalogue)).toEqual({ filters, ignored: [] })
    expect(writeFilters(NO_FILTERS)).toBe('')
    expect([isFiltering(filters), isFiltering({ ...NO_FILTERS, sort: 'title' })]).toEqual([true, false])
  })

  it('are read from an address of old, with one value each', () => {
    const { filters } = readFilters('?skill=data.joins&kind=code&level=2&state=tried&sort=title', catalogue)
    expect(filters).toEqual({
      ...NO_FILTERS,
      skill: ['data.joins'],
      kind: ['code'],
      level: ['2'],
      state: ['tried'],
      sort: 'title',
    })
  })

  it('leave out what an address asks for and there is not, and name it', () => {
    const { filters, ignored } = readFilters(
      `?level=9&kind=__proto__&sort=x&state=solved&state=new&state=solved&toString=1&utm_source=x&q=${'y'.repeat(300)}\ud800`,
      catalogue,
    )
    expect(filters).toEqual({ ...NO_FILTERS, state: ['solved', 'new'], q: 'y'.repeat(100) })
    expect(ignored).toEqual([
      { name: 'level', value: '9' },
      { name: 'kind', value: '__proto__' },
      { name: 'sort', value: 'x' },
    ])
  })
})
