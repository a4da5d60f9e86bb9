import { expect, it } from 'vitest'
import {
  count,
  counted,
  fixed,
  percent,
  pValue,
  signed,
  withInterval,
  withRatioInterval,
} from './number-words.ts'

it.each([
  [fixed(-0.004, 2), '0.00'],
  [fixed(-1.5, 1), '−1.5'],
  [fixed(NaN, 1), '–'],
  [fixed(-Infinity, 1), '−∞'],
  [signed(0.25, 1), '+0.3'],
  [signed(0.01, 1), '0.0'],
  [percent(0.946, 1), '94.6\u00a0%'],
  [pValue(0.0312), '.031'],
  [pValue(0.0004), '<\u00a0.001'],
  [pValue(1), '1.000'],
  [count(100000), '100\u202f000'],
  [counted(1, 'item'), '1 item'],
  [counted(2, 'ability', 'abilities'), '2 abilities'],
  [withInterval(1, 0.1), '1.00 (0.80 to 1.20)'],
  [withInterval(1, 0), '1.00'],
  // factor e^(1.96 · .1)
  [withRatioInterval(1, 0.1), '1.00 (0.82 to 1.22)'],
  [withRatioInterval(1, undefined), '1.00'],
])('writes %s', (written, wanted) => {
  expect(written).toBe(wanted)
})
