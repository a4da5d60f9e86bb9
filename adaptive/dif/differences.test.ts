import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemParameters } from '#schemas/parameters'
import { createGenerator } from '../numeric/generator.ts'
import { responsesOf, type Responses } from '../responses/responses.ts'
import { adjusted } from './adjusted.ts'
import { differentialFunctioning } from './differential-functioning.ts'
import { differenceWords } from './difference-words.ts'
import { etsClass, etsClassOfScores } from './ets-class.ts'
import { likelihoodRatios } from './likelihood-ratio.ts'
import { logisticDifference } from './logistic-difference.ts'
import { mantelHaenszel } from './mantel-haenszel.ts'
import { matchedPersons, matchedTables, type MatchedTable } from './matched-table.ts'
import { simulated } from './simulated.ts'
import { groupPair, splitByGroup } from './split-by-group.ts'
import { standardisedDifference } from './standardised-difference.ts'

const easy = (a: number, b: number): ItemParameters => ({ model: '2pl', a, b, c: 0, d: 1 })
const graded = (a: number, b: number): ItemParameters => ({ model: 'grm', a, b: [b - 0.7, b, b + 0.8] })

/** Two groups of different ability; the focal one has items of its own. */
function twoGroups(
  items: readonly ItemParameters[],
  ofFocal: readonly ItemParameters[],
  persons: number,
  name: string,
): Responses {
  const draws = createGenerator('groups', name)
  const rows = [
    ...simulated(items, persons, draws),
    ...simulated(ofFocal, persons, draws, { mean: -0.5, sd: 1.1 }),
  ]
  return responsesOf(rows, { groups: rows.map((_, n) => (n < persons ? 0 : 1)) })
}

/** Counts of a table with one row per stratum: reference 0…m, then focal 0…m. */
function tableOf(rows: readonly (readonly number[])[]): MatchedTable {
  const size = (rows[0]?.length ?? 0) / 2
  const sum = (from: number): number =>
    rows.reduce((all, row) => all + row.slice(from, from + size).reduce((x, y) => x + y, 0), 0)
  return {
    strata: Float64Array.from(rows, (_, s) => s),
    highest: size - 1,
    counts: Float64Array.from(rows.flat()),
    persons: [sum(0), sum(size)],
  }
}

const count = fc.integer({ min: 0, max: 40 })
const strata = (size: number): fc.Arbitrary<MatchedTable> =>
  fc
    .array(fc.array(count, { minLength: 2 * size, maxLength: 2 * size }), { minLength: 2, maxLength: 8 })
    .map(tableOf)
const swapped = (table: MatchedTable): MatchedTable => {
  const size = table.highest + 1
  return {
    ...table,
    persons: [table.persons[1], table.persons[0]],
    counts: table.counts.map(
      (_, at) => table.counts[at + (Math.floor(at / size) % 2 === 0 ? size : -size)] ?? 0,
    ),
  }
}
const close = (found: number | undefined, expected: number | undefined, within = 1e-9): void => {
  const [one, other] = [found ?? NaN, expected ?? NaN]
  if (!(Math.abs(one) < Infinity && Math.abs(other) < Infinity)) return
  expect(Math.abs(one - other)).toBeLessThanOrEqual(within * Math.max(1, Math.abs(other)))
}

describe('laws of tables', () => {
  it('inverts the odds ratio, keeps χ² and turns the signs where the groups are swapped', () => {
    fc.assert(
      fc.property(strata(2), (table) => {
        const [one, other] = [mantelHaenszel(table), mantelHaenszel(swapped(table))]
        expect(one === undefined).toBe(other === undefined)
        close(one?.statistic, other?.statistic)
        if (one && other) close(one.alpha * other.alpha, 1)
        close(one?.lnAlphaError, other?.lnAlphaError)
        close(one?.delta, -(other?.delta ?? NaN))
      }),
    )
    fc.assert(
      fc.property(strata(3), (table) => {
        const [one, other] = [standardisedDifference(table), standardisedDifference(swapped(table))]
        close(one?.statistic, other?.statistic)
        const [first, second] = [logisticDifference(table), logisticDifference(swapped(table))]
        if (first?.isSeparated === true || second?.isSeparated === true) return
        close(first?.both.statistic, second?.both.statistic, 1e-6)
        close(first?.models[1].slopes[1], -(second?.models[1].slopes[1] ?? NaN), 1e-5)
      }),
      { numRuns: 50 },
    )
  })
  it('has Mantel’s test equal to Mantel-Haenszel without correction for two scores', () => {
    fc.assert(
      fc.property(strata(2), (table) => {
        close(standardisedDifference(table)?.statistic, mantelHaenszel(table, 'none')?.statistic)
      }),
    )
  })
  it('has the standard error of a difference of means under all ways to deal the scores to the groups', () => {
    fc.assert(
      fc.property(strata(4), (all) => {
        const table = { ...all, strata: all.strata.subarray(0, 1), counts: all.counts.subarray(0, 8) }
        const found = standardisedDifference(table)
        if (found === undefined) return
        const scores = [0, 1].map((g) =>
          [0, 1, 2, 3].flatMap((k) => Array.from({ length: table.counts[4 * g + k] ?? 0 }, () => k)),
        )
        const mean = (values: readonly number[]): number => values.reduce((x, y) => x + y, 0) / values.length
        const [one = [], other = []] = scores
        const both = [...one, ...other]
        const centre = mean(both)
        const squares = both.reduce((sum, x) => sum + (x - centre) * (x - centre), 0)
        close(found.difference, mean(other) - mean(one))
        close(found.effect, (mean(other) - mean(one)) / Math.sqrt(squares / both.length))
        // of finite populations: S²·(1/n + 1/m)
        close(
          found.differenceError,
          Math.sqrt((squares / (both.length - 1)) * (1 / one.length + 1 / other.length)),
        )
      }),
    )
  })
  it('has larger models fit at least as well, and R² in [0, 1]', () => {
    fc.assert(
      fc.property(strata(3), (table) => {
        const found = logisticDifference(table)
        if (found === undefined) return
        const [one, two, three] = found.models.map(({ logLikelihood }) => logLikelihood)
        expect((two ?? NaN) - (one ?? NaN)).toBeGreaterThan(-1e-7)
        expect((three ?? NaN) - (two ?? NaN)).toBeGreaterThan(-1e-7)
        expect(found.both.nagelkerke).toBeGreaterThanOrEqual(found.both.coxSnell)
        expect(found.both.nagelkerke).toBeLessThanOrEqual(1)
      }),
      { numRuns: 50 },
    )
  })
  it('survives separation and says so', () => {
    // everybody from score 3 on passes, nobody below
    const found = logisticDifference(tableOf([1, 2, 3, 4].map((s) => (s < 3 ? [9, 0, 7, 0] : [0, 9, 0, 7]))))
    expect(found?.isSeparated).toBe(true)
    expect(found?.both.statistic).toBeLessThan(1e-6)
    expect(found?.models[0].logLikelihood).toBeGreaterThan(-1e-6)
    // one group alone is separated: the likelihood has a limit
    const half = logisticDifference(tableOf([1, 2, 3, 4].map((s) => (s < 3 ? [6, 3, 7, 0] : [3, 6, 0, 7]))))
    expect(half?.isSeparated).toBe(true)
    expect(half?.both.p).toBeLessThan(0.001)
  })
  it('says nothing where there is nothing to compare', () => {
    expect(mantelHaenszel(tableOf([[5, 5, 0, 0]]))).toBeUndefined()
    expect(mantelHaenszel(tableOf([[5, 5, 5, 2, 2, 2]]))).toBeUndefined()
    expect(standardisedDifference(tableOf([[0, 5, 0, 4]]))).toBeUndefined()
    expect(logisticDifference(tableOf([[5, 0, 5, 0]]))).toBeUndefined()
  })
})

it('classes differences as ETS does', () => {
  const mh = { statistic: 0, alpha: 1, lnAlphaError: 0 }
  const cases = [
    { delta: -0.99, deltaError: 0.1, p: 0.001, expected: 'A' },
    { delta: 1.2, deltaError: 0.7, p: 0.08, expected: 'A' },
    { delta: 1.2, deltaError: 0.3, p: 0.001, expected: 'B' },
    { delta: -1.6, deltaError: 0.4, p: 0.001, expected: 'B' },
    { delta: -1.6, deltaError: 0.3, p: 0.001, expected: 'C' },
  ] as const
  for (const { expected, ...rest } of cases) expect(etsClass({ ...mh, ...rest })).toBe(expected)
  const sd = { statistic: 0, difference: 0, differenceError: 0 }
  expect(etsClassOfScores({ ...sd, effect: -0.17, p: 0.01 })).toBe('A')
  expect(etsClassOfScores({ ...sd, effect: 0.5, p: 0.06 })).toBe('A')
  expect(etsClassOfScores({ ...sd, effect: 0.2, p: 0.01 })).toBe('B')
  expect(etsClassOfScores({ ...sd, effect: -0.26, p: 0.01 })).toBe('C')
})

it('adjusts p-values as R’s p.adjust(method = "BH")', () => {
  expect(adjusted([0.01, 0.04, 0.03, 0.005, NaN]).map((p) => Math.round(p * 1e6) / 1e6)).toEqual([
    0.02,
    0.04,
    0.04,
    0.02,
    NaN,
  ])
})

it('says in words whom an item favours', () => {
  const names = { reference: 'men', focal: 'women' }
  expect(differenceWords({ differs: true, class: 'C', favours: 'reference' }, names)).toBe(
    'much harder for women of the same ability: do not score it before it is understood',
  )
  expect(differenceWords({ differs: true, class: 'B', favours: 'crossing' }, names)).toBe(
    'easier for men at one end of ability and for women at the other: look for a reason in its text',
  )
  expect(differenceWords({ differs: true, class: 'A', favours: 'focal' }, names)).toBe(
    'slightly harder for men of the same ability: too little to matter',
  )
})

describe('simulated groups', () => {
  const items = Array.from({ length: 20 }, (_, i) => easy(1, -1.5 + i * 0.15))
  it('finds differences in data without any at about the level of the test', () => {
    const found = { mh: 0, logistic: 0, tests: 0 }
    for (let run = 0; run < 25; run++) {
      const pair = groupPair(twoGroups(items, items, 400, `none ${run}`), 0, 1)
      const tables = matchedTables(matchedPersons(pair), [...items.keys()], 'sum')
      for (const i of items.keys()) {
        const table = tables(i)
        found.tests++
        if ((mantelHaenszel(table, 'none')?.p ?? 1) < 0.05) found.mh++
        if ((logisticDifference(table)?.both.p ?? 1) < 0.05) found.logistic++
      }
    }
    // 500 tests, so the standard error is .01; logistic regression is known to be somewhat liberal where abilities differ
    expect(Math.abs(found.mh / found.tests - 0.05)).toBeLessThan(0.03)
    expect(Math.abs(found.logistic / found.tests - 0.05)).toBeLessThan(0.04)
  })
  it('has likelihood ratios that reject at about the level of the test', async () => {
    let [rejected, tests] = [0, 0]
    for (let run = 0; run < 4; run++) {
      const short = items.filter((_, i) => i % 2 === 0)
      const pair = groupPair(twoGroups(short, short, 500, `ratio ${run}`), 0, 1)
      const grid = { low: -5, high: 5, points: 31 }
      const found = await likelihoodRatios(pair, { model: '2pl', anchors: [...short.keys()], grid })
      for (const ratio of found) {
        tests++
        expect(ratio?.df).toBe(2)
        if ((ratio?.p ?? 1) < 0.05) rejected++
      }
    }
    // 40 tests: 2 are expected, 7 come by chance once in 300 times
    expect(tests).toBe(40)
    expect(rejected).toBeLessThan(7)
  })
  it.each([
    ['rasch', 1],
    ['1pl', 1],
    ['3pl', 3],
    ['gpcm', 2],
  ] as const)('has likelihood ratios of %s items with %i degrees of freedom', async (model, df) => {
    const short = items.filter((_, i) => i % 4 === 0)
    const ofFocal = short.map((item, i) => (i === 2 ? easy(1, 1) : item))
    const pair = groupPair(twoGroups(short, ofFocal, 1000, model), 0, 1)
    const grid = { low: -5, high: 5, points: 31 }
    const [found] = (
      await likelihoodRatios(pair, { model, anchors: [0, 1, 3, 4], studied: [2], grid })
    ).filter((ratio) => ratio !== undefined)
    expect(found?.df).toBe(df)
    expect(found?.p).toBeLessThan(1e-6)
    expect(found?.difference).toBeLessThan(-0.1)
  })
  it('has likelihood ratios that do not care which group is the reference', async () => {
    const short = items.filter((_, i) => i % 3 === 0)
    const responses = twoGroups(
      short,
      short.map((item, i) => (i === 2 ? easy(1, item.model === '2pl' ? item.b + 0.8 : 0) : item)),
      800,
      'swap',
    )
    const options = { model: '2pl', anchors: [...short.keys()], studied: [2, 3], tolerance: 1e-6 } as const
    // on a wide grid, since the two scales lie on it in different places
    const grid = { low: -9, high: 9, points: 121 }
    const [one, other] = await Promise.all(
      [groupPair(responses, 0, 1), groupPair(responses, 1, 0)].map((pair) =>
        likelihoodRatios(pair, { ...options, grid }),
      ),
    )
    for (const i of [2, 3]) close(one?.[i]?.statistic, other?.[i]?.statistic, 1e-3)
    expect(one?.[2]?.p).toBeLessThan(1e-4)
    expect(one?.[2]?.difference).toBeLessThan(-0.08)
    expect(other?.[2]?.difference).toBeGreaterThan(0.08)
    expect(one?.[0]).toBeUndefined()
  })
  it('finds differences of graded items by all methods, missing by design for the likelihood ratio', async () => {
    const some = Array.from({ length: 10 }, (_, i) => graded(1 + (i % 3) * 0.3, -0.9 + i * 0.2))
    const ofFocal = some.map((item, i) => (i === 6 ? graded(1, 0.3 + 0.8) : item))
    const responses = twoGroups(some, ofFocal, 1000, 'graded')
    const methods = ['mantel-haenszel', 'logistic', 'likelihood-ratio'] as const
    const found = await differentialFunctioning(responses, { reference: 0, focal: 1, methods, purify: true })
    // logistic regression may find what is too little to matter, above all where slopes differ among items
    expect(found.items.filter((item) => item.class !== 'A').map(({ item }) => item)).toEqual([6])
    const planted = found.items[6]
    expect([planted?.class, planted?.favours]).toEqual(['B', 'reference'])
    expect(planted?.mantelHaenszel).toBeUndefined()
    expect(planted?.standardised?.effect).toBeLessThan(-0.17)
    expect(planted?.likelihoodRatio?.df).toBe(4)
    for (const method of methods) {
      expect(found.anchors[method]?.anchors).not.toContain(6)
      expect(found.anchors[method]?.isStable).toBe(true)
    }
    // each person gets seven of the ten
    const sparse = responsesOf(
      Array.from({ length: responses.persons }, (_, n) =>
        some.map((_item, i) => ((i + n) % 10 < 7 ? responses.category[n * 10 + i] : undefined)),
      ),
      { groups: [...(responses.groups ?? [])] },
    )
    const [ratio, matched] = await Promise.all([
      likelihoodRatios(groupPair(sparse, 0, 1), { model: 'grm', anchors: [...some.keys()], studied: [6] }),
      differentialFunctioning(sparse, { reference: 0, focal: 1 }),
    ])
    expect(ratio[6]?.p).toBeLessThan(1e-3)
    // sums of different items are no match, so nobody is left
    expect(matched.items[6]?.persons).toEqual({ reference: 0, focal: 0 })
    expect(matched.items[6]?.standardised).toBeUndefined()
    expect(matched.items[6]?.words).toBe('not enough answers to compare the groups')
  })
  it('clears the anchors of items that differ, so that the others are compared fairly', async () => {
    const ofFocal = items.map((item, i) => (i % 5 === 0 ? easy(1, -1.5 + i * 0.15 + 1) : item))
    const responses = twoGroups(items, ofFocal, 1000, 'purify')
    const raw = await differentialFunctioning(responses, { reference: 0, focal: 1 })
    const pure = await differentialFunctioning(responses, { reference: 0, focal: 1, purify: true })
    const falsely = (found: typeof raw): number =>
      found.items.filter(({ item, differs }) => differs && item % 5 !== 0).length
    expect(falsely(raw)).toBeGreaterThan(falsely(pure))
    for (const i of [0, 5, 10, 15]) {
      expect(pure.items[i]?.differs).toBe(true)
      expect(pure.items[i]?.favours).toBe('reference')
      expect(pure.anchors['mantel-haenszel']?.anchors).not.toContain(i)
    }
    // the planted size: 1 logit, 2.35 deltas
    expect(Math.abs((pure.items[5]?.mantelHaenszel?.delta ?? NaN) + 2.35)).toBeLessThan(0.7)
  })
  it('takes a weighted row for as many persons', () => {
    const rows = simulated(items.slice(0, 6), 300, createGenerator('groups', 'weights'))
    const groups = rows.map((_, n) => n % 2)
    const weighted = responsesOf(rows, { groups, weights: rows.map(() => 2) })
    const twice = responsesOf([...rows, ...rows], { groups: [...groups, ...groups] })
    const [one, other] = [weighted, twice].map((responses) =>
      mantelHaenszel(
        matchedTables(matchedPersons(groupPair(responses, 0, 1)), [0, 1, 2, 3, 4, 5], 'rest')(2),
      ),
    )
    expect(one).toEqual(other)
  })
})

it('splits items by group, each missing by design in the other group', () => {
  const pair = responsesOf(
    [
      [0, 1, 2],
      [1, 0, 1],
    ],
    { groups: [0, 1] },
  )
  const found = splitByGroup(pair, [0, 2])
  expect(found.items).toBe(5)
  expect([...found.item]).toEqual([0, 1, 2, 1, 3, 4])
  expect([...found.category]).toEqual([0, 1, 2, 0, 1, 1])
})

it('refuses groups that are not there, levels outside (0, 1) and studies without an anchor', async () => {
  const responses = twoGroups([easy(1, 0)], [easy(1, 0)], 10, 'bad')
  await expect(differentialFunctioning(responses, { reference: 0, focal: 2 })).rejects.toThrow(
    'groups are 0 to 1, received 2',
  )
  await expect(differentialFunctioning(responses, { reference: 1, focal: 1 })).rejects.toThrow(
    'two different groups are compared, received 1 twice',
  )
  await expect(differentialFunctioning(responses, { reference: 0, focal: 1, level: 1 })).rejects.toThrow(
    'level must lie in (0, 1), received 1',
  )
  await expect(likelihoodRatios(groupPair(responses, 0, 1), { model: '2pl', anchors: [0] })).rejects.toThrow(
    'at least one anchor besides the studied item is needed',
  )
})
