import { expect, it } from 'vitest'
import { HERMITE_NODES } from './hermite.ts'

it('integrates the moments of the standard normal exactly up to degree 13', () => {
  let moment = 1
  for (let degree = 0; degree <= 13; degree++) {
    if (degree > 1 && degree % 2 === 0) moment *= degree - 1
    const sum = HERMITE_NODES.reduce((total, { z, w }) => total + w * z ** degree, 0)
    expect(sum / moment).toBeCloseTo(degree % 2 === 0 ? 1 : 0, 12)
  }
})
