import { expect, it } from 'vitest'
import { faultNames, faultValues, ownFaultValues } from './fault-names.ts'

const planted = { slip: { right: '< 2', wrong: '<= 2', input: [[{ id: 'a' }], 2], gives: 3, wants: [] } }
const model = { version: 1, faults: { in: 'code/f.ts', planted } } as const
const program = 'let a = 0\n  if (b <= 2) a = 1\n'

it('says where a fault stands, what stands there, and what tells it', () => {
  const values = ownFaultValues(model, (path) => (path === 'code/f.ts' ? program : undefined))
  expect(values).toEqual({
    slipLine: 2,
    slipText: 'if (b <= 2) a = 1',
    slipRight: 'if (b < 2) a = 1',
    slipInput: '[[{"id":"a"}],2]',
    slipArguments: '[{ id: "a" }], 2',
    slipGives: '3',
    slipWants: '[]',
  })
  expect(faultNames(model)).toEqual(Object.keys(values))
})

it('says nothing of inputs where a program is traced', () => {
  const right = 'a\nb < 2\n'
  const values = faultValues(right, { slip: { at: 4, right: '<', wrong: '>' } })
  expect(values).toEqual({ slipLine: 2, slipText: 'b > 2', slipRight: 'b < 2' })
})

it('says nothing of a program that lacks the fault', () => {
  expect(ownFaultValues(model, () => 'b < 2')).toEqual({})
  expect(ownFaultValues(model, () => undefined)).toEqual({})
})
