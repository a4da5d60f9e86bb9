/*
 * Why not Math.exp: engines differ in its last bit, and a session must replay to the same bits everywhere.
 * Method and coefficients: fdlibm e_exp.c, "Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 * Developed at SunSoft, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this
 * software is freely granted, provided that this notice is preserved."
 */

// ln 2 in two parts: LN2_HIGH has its low 32 bits zero, so that k·LN2_HIGH is exact for every |k| below 2^20.
const LN2_HIGH = 6.9314718036912381649e-1
const LN2_LOW = 1.90821492927058770002e-10
// oxlint-disable-next-line oxc/approx-constant -- the one place where it belongs
const INVERSE_LN2 = 1.442695040888963387
const HALF_LN2 = 0.34657359027997264
/** Above this, exp exceeds the largest double. */
const OVERFLOW = 7.09782712893383973096e2
/** Below this, exp rounds to zero. */
const UNDERFLOW = -7.4513321910194110842e2
/** 2^-28: below it 1 + x is exp(x) to the last bit. */
const TINY = 3.725290298461914e-9

// Remez coefficients of r·(e^r + 1)/(e^r − 1) = 2 + P1·r² + P2·r⁴ + … on [0, ln 2 / 2].
const P1 = 1.66666666666666019037e-1
const P2 = -2.77777777770155933842e-3
const P3 = 6.61375632143793436117e-5
const P4 = -1.6533902205465251539e-6
const P5 = 4.13813679705723846039e-8

/** 2^k for k in [−1022, 1023], at index k + 1022; doubling and halving are exact. */
const POWERS = powersOfTwo()

/**
 * The exponential function, the same bits in every engine.
 *
 * @param x any double
 * @returns e^x, within 1 unit in the last place
 */
export function exp(x: number): number {
  if (!(x <= OVERFLOW)) return x > OVERFLOW ? Infinity : x
  if (x < UNDERFLOW) return 0
  const size = Math.abs(x)
  if (size < TINY) return 1 + x
  if (size <= HALF_LN2) {
    const square = x * x
    const c = x - square * (P1 + square * (P2 + square * (P3 + square * (P4 + square * P5))))
    return 1 - ((x * c) / (c - 2) - x)
  }
  // x = k ln 2 + r with |r| ≤ ln 2 / 2, r = high − low
  const k = Math.trunc(INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5))
  const high = x - k * LN2_HIGH
  const low = k * LN2_LOW
  const r = high - low
  const square = r * r
  const c = r - square * (P1 + square * (P2 + square * (P3 + square * (P4 + square * P5))))
  const y = 1 - (low - (r * c) / (2 - c) - high)
  // two steps where 2^k alone is no normal double
  if (k > 1023) return y * 2 * (POWERS[k - 1 + 1022] ?? Infinity)
  if (k < -1022) return y * (POWERS[k + 1000 + 1022] ?? 0) * (POWERS[-1000 + 1022] ?? 0)
  return y * (POWERS[k + 1022] ?? 0)
}

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(2046)
  powers[1022] = 1
  for (let k = 1; k <= 1023; k++) powers[1022 + k] = (powers[1021 + k] ?? 0) * 2
  for (let k = 1; k <= 1022; k++) powers[1022 - k] = (powers[1023 - k] ?? 0) / 2
  return powers
}
