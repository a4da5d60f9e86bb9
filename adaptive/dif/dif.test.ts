import { describe, expect, it } from 'vitest'
import { oracle, oracleRows } from '../oracles.ts'
import { responsesOf } from '../responses/responses.ts'
import { logisticDifference } from './logistic-difference.ts'
import { mantelHaenszel } from './mantel-haenszel.ts'
import { differentialFunctioning } from './differential-functioning.ts'
import { groupPair } from './split-by-group.ts'
import { matchedPersons, matchedTables } from './matched-table.ts'

interface Logistic {
  readonly stat: readonly number[]
  readonly R2M0: readonly number[]
  readonly R2M1: readonly number[]
  readonly deltaR2: readonly number[]
  readonly parM0: readonly (readonly number[])[]
  readonly parM1: readonly (readonly number[])[]
}
interface Reference {
  readonly difR_MH: Readonly<Record<'resMH' | 'resAlpha' | 'varLambda', readonly number[]>>
  readonly baseR_mantelhaen: readonly { readonly stat: number; readonly p: number; readonly or: number }[]
  readonly MH_delta_ETS: readonly number[]
  readonly logistic_udif: Logistic
  readonly logistic_both: Logistic
}

const reference = oracle('dif') as Reference
const rows = [...oracleRows('responses-reference-group'), ...oracleRows('responses-focal-group')]
const groups = rows.map((_, n) => (n < 1500 ? 0 : 1))
const responses = responsesOf(rows, { groups })
const all = Array.from({ length: 25 }, (_, i) => i)
const tables = matchedTables(matchedPersons(groupPair(responses, 0, 1)), all, 'sum')

function near(found: number | undefined, expected: number | undefined, within = 1e-6): void {
  expect(Math.abs((found ?? NaN) - (expected ?? NaN))).toBeLessThan(within)
}

describe('parity with difR and base R', () => {
  it('Mantel-Haenszel: χ², p, odds ratio, variance of its logarithm, ETS delta', () => {
    for (const i of all) {
      const found = mantelHaenszel(tables(i))
      near(found?.statistic, reference.difR_MH.resMH[i])
      near(found?.alpha, reference.difR_MH.resAlpha[i])
      near((found?.lnAlphaError ?? NaN) * (found?.lnAlphaError ?? NaN), reference.difR_MH.varLambda[i])
      near(found?.delta, reference.MH_delta_ETS[i])
      const base = mantelHaenszel(tables(i), 'at-most-half')
      near(base?.statistic, reference.baseR_mantelhaen[i]?.stat)
      near(base?.p, reference.baseR_mantelhaen[i]?.p)
      // base R takes the groups the other way about
      near(1 / (base?.alpha ?? NaN), reference.baseR_mantelhaen[i]?.or)
    }
  })
  it.each(['uniform', 'both'] as const)('logistic regression, %s: χ², parameters, R²', (kind) => {
    const expected = kind === 'uniform' ? reference.logistic_udif : reference.logistic_both
    for (const i of all) {
      const found = logisticDifference(tables(i))
      near(found?.[kind].statistic, expected.stat[i])
      const [score, group, product] = found?.models ?? []
      const large = kind === 'uniform' ? group : product
      ;[...(score?.intercepts ?? []), ...(score?.slopes ?? [])].forEach((value, j) =>
        near(value, expected.parM1[i]?.[j]),
      )
      ;[...(large?.intercepts ?? []), ...(large?.slopes ?? [])].forEach((value, j) =>
        near(value, expected.parM0[i]?.[j]),
      )
      // what difR calls Nagelkerke's R² is Cox and Snell's where e^(log-likelihood) is too small for a double, and 1 where
      // even the likelihood ratio is
      if (expected.R2M0[i] !== 1) near(found?.[kind].coxSnell, expected.deltaR2[i])
    }
  })
})

it('finds the three planted differences, and those alone', async () => {
  const found = await differentialFunctioning(responses, {
    reference: 0,
    focal: 1,
    methods: ['mantel-haenszel', 'logistic', 'likelihood-ratio'],
  })
  expect(found.items.filter((item) => item.differs).map((item) => item.item + 1)).toEqual([5, 12, 20])
  const planted = [4, 11, 19].map((i) => found.items[i])
  expect(planted.map((item) => item?.class)).toEqual(['B', 'B', 'C'])
  expect(planted.map((item) => item?.favours)).toEqual(['reference', 'focal', 'focal'])
  expect(planted.map((item) => item?.words)).toEqual([
    'harder for the focal group of the same ability: look for a reason in its text',
    'harder for the reference group of the same ability: look for a reason in its text',
    'much harder for the reference group of the same ability: do not score it before it is understood',
  ])
  // half the slope in the focal group
  const { reference: one, focal: other } = planted[2]?.likelihoodRatio ?? {}
  expect(Math.abs((other?.a ?? NaN) / (one?.a ?? NaN) - 0.5)).toBeLessThan(0.15)
})
