import { expect, it } from 'vitest'
import { placeIn, searchOf } from './guide-place.ts'
import { guides } from './guides.ts'

it('comes back from an address', () => {
  for (const guide of guides)
    for (const at of guide.steps.keys()) expect(placeIn(searchOf({ guide, at }))).toEqual({ guide, at })
})

it('begins where an address names no step that there is, and is none where it names no guide', () => {
  const id = guides[0]?.id ?? ''
  for (const step of ['0', '99', '1.5', '-1', 'two', ''])
    expect(placeIn(`?guide=${id}&step=${step}`)?.at).toBe(0)
  for (const search of ['', '?guide=', '?guide=nobody', '?step=2']) expect(placeIn(search)).toBeUndefined()
})
