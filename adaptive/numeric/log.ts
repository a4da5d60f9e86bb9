/*
 * Why not Math.log: see exp.ts.
 * Method and coefficients: fdlibm e_log.c, "Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 * Developed at SunSoft, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this
 * software is freely granted, provided that this notice is preserved."
 */

const LN2_HIGH = 6.9314718036912381649e-1
const LN2_LOW = 1.90821492927058770002e-10
/** 2^54, brings a subnormal into the normal range. */
const TWO54 = 1.8014398509481984e16
const SMALLEST_NORMAL = 2.2250738585072014e-308

// Remez coefficients of (ln(1 + s) − ln(1 − s) − 2s)/s in s² on [0, .1716].
const L1 = 6.66666666666673513e-1
const L2 = 3.999999999940941908e-1
const L3 = 2.857142874366239149e-1
const L4 = 2.222219843214978396e-1
const L5 = 1.818357216161805012e-1
const L6 = 1.531383769920937332e-1
const L7 = 1.479819860511658591e-1

// One double seen as two words; which word is the high one depends on the machine.
const double = new Float64Array(1)
const words = new Uint32Array(double.buffer)
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0

/**
 * The natural logarithm, the same bits in every engine.
 *
 * @param x any double
 * @returns ln x, within 1 unit in the last place; −Infinity for 0, NaN below 0
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN
  if (x === Infinity) return x
  let k = 0
  let value = x
  if (value < SMALLEST_NORMAL) {
    k = -54
    value *= TWO54
  }
  double[0] = value
  let high = words[HIGH] ?? 0
  k += (high >>> 20) - 1023
  high &= 0xfffff
  // value = 2^k (1 + f) with √2/2 < 1 + f < √2
  const carry = (high + 0x95f64) & 0x100000
  words[HIGH] = high | (carry ^ 0x3ff00000)
  k += carry >>> 20
  const f = (double[0] ?? 0) - 1
  if ((0xfffff & (2 + high)) < 3) {
    // |f| < 2^-20: two terms of the series are enough
    if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + k * LN2_LOW
    const r = f * f * (0.5 - 0.33333333333333333 * f)
    return k === 0 ? f - r : k * LN2_HIGH - (r - k * LN2_LOW - f)
  }
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const r = z * (L1 + w * (L3 + w * (L5 + w * L7))) + w * (L2 + w * (L4 + w * L6))
  if (((high - 0x6147a) | (0x6b851 - high)) > 0) {
    const half = 0.5 * f * f
    if (k === 0) return f - (half - s * (half + r))
    return k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f)
  }
  if (k === 0) return f - s * (f - r)
  return k * LN2_HIGH - (s * (f - r) - k * LN2_LOW - f)
}
