import { describe, expect, it } from 'vitest'
import type { ItemParameters } from '#schemas/parameters'
import { uncertaintyOf } from './uncertainty.ts'

const twoPl: ItemParameters = { model: '2pl', a: 2, b: 0.5, c: 0, d: 1 }

describe('the uncertainty of a calibrated item', () => {
  it('is SD(ln a) = se(a)/a, SD of b and their correlation', () => {
    const covariance = Float64Array.of(0.04, -0.012, -0.012, 0.09)
    expect(uncertaintyOf({ parameters: twoPl, covariance })).toEqual({
      lnA: expect.closeTo(0.1, 12),
      b: expect.closeTo(0.3, 12),
      correlation: expect.closeTo(-0.2, 12),
    })
  })
  it('has no correlation where the slope is held', () => {
    const covariance = Float64Array.of(0, 0, 0, 0.09)
    expect(uncertaintyOf({ parameters: { ...twoPl, model: '1pl' }, covariance })).toEqual({
      lnA: 0,
      b: expect.closeTo(0.3, 12),
    })
  })
  it('is what an anchor came with, and unknown where there are no errors', () => {
    const uncertainty = { lnA: 0.1, b: 0.2 }
    expect(uncertaintyOf({ parameters: { ...twoPl, uncertainty }, covariance: undefined })).toEqual(
      uncertainty,
    )
    expect(uncertaintyOf({ parameters: twoPl, covariance: undefined })).toBeUndefined()
  })

  const graded: ItemParameters = { model: 'grm', a: 1.5, b: [-1, 0, 1.2] }
  const covarianceOf = (rows: readonly (readonly number[])[]) => Float64Array.from(rows.flat())

  it('of thresholds that move together is their shift, to the digit', () => {
    const v = 0.05
    const covariance = covarianceOf([
      [0.09, 0.01, 0.01, 0.01],
      [0.01, v, v, v],
      [0.01, v, v, v],
      [0.01, v, v, v],
    ])
    expect(uncertaintyOf({ parameters: graded, covariance })).toEqual({
      lnA: expect.closeTo(0.2, 8),
      b: expect.closeTo(Math.sqrt(v), 8),
      correlation: expect.closeTo(0.01 / 0.3 / Math.sqrt(v), 8),
    })
  })
  it('of thresholds that err by themselves lies between that of their mean and that of one', () => {
    const v = 0.05
    const covariance = covarianceOf([
      [0, 0, 0, 0],
      [0, v, 0, 0],
      [0, 0, v, 0],
      [0, 0, 0, v],
    ])
    const { b } = uncertaintyOf({ parameters: graded, covariance }) ?? { b: 0 }
    expect(b).toBeGreaterThan(Math.sqrt(v / 3))
    expect(b).toBeLessThan(Math.sqrt(v))
  })
  it('of thresholds that err in opposite directions is no common shift, and counts all the same', () => {
    // the middle one too high, the outer two too low: neither slope nor shift
    const error = [0, -0.2, 0.4, -0.2]
    const covariance = covarianceOf(error.map((one) => error.map((other) => one * other)))
    const { lnA, b } = uncertaintyOf({ parameters: { ...graded, b: [-1, 0, 1] }, covariance }) ?? {
      lnA: 1,
      b: 0,
    }
    expect(lnA).toBeLessThan(1e-6)
    // what is projected alone would be .011
    expect(b).toBeGreaterThan(0.05)
    expect(b).toBeLessThan(0.4)
  })
  it('is the same for a partial-credit item of two categories as for the two-parameter item', () => {
    const covariance = Float64Array.of(0.04, -0.012, -0.012, 0.09)
    const { lnA, b, correlation } = uncertaintyOf({ parameters: twoPl, covariance }) ?? {}
    expect(uncertaintyOf({ parameters: { model: 'gpcm', a: 2, b: [0.5] }, covariance })).toEqual({
      lnA: expect.closeTo(lnA ?? 0, 8),
      b: expect.closeTo(b ?? 0, 8),
      correlation: expect.closeTo(correlation ?? 0, 8),
    })
  })
  it('of an item that can be guessed takes what errors of c look like', () => {
    const parameters: ItemParameters = { model: '3pl', a: 1.5, b: 0, c: 0.2, d: 1 }
    const onlyC = uncertaintyOf({ parameters, covariance: Float64Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0.01) })
    // more guessing looks like an easier and flatter item: b falls with a
    expect(onlyC?.correlation).toBeGreaterThan(0.5)
    expect(onlyC?.b).toBeGreaterThan(0.1)
    // errors that make up for each other (c up, b up) leave less than b's own error claims
    const joint = Float64Array.of(0, 0, 0, 0, 0.09, 0.027, 0, 0.027, 0.01)
    expect(uncertaintyOf({ parameters, covariance: joint })?.b).toBeLessThan(0.2)
  })
})
