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

it('writes values as the language of the program writes them', () => {
  const slip = {
    at: 5,
    right: '<',
    wrong: '<=',
    input: [[{ id: 'a', late: true }], null],
    gives: [false],
    wants: 2,
  }
  expect(faultValues({ right: 'if b < 2:\n', path: 'code/f.py' }, { slip })).toMatchObject({
    slipInput: '[[{"id":"a","late":true}],null]',
    slipArguments: "[{'id': 'a', 'late': True}], None",
    slipGives: '[False]',
    slipWants: '2',
  })
})

it('says nothing of inputs where a program is traced', () => {
  const right = 'a\nb < 2\n'
  const values = faultValues({ right, path: 'program.ts' }, { slip: { at: 4, right: '<', wrong: '>' } })
  expect(values).toEqual({ slipLine: 2, slipText: 'b > 2', slipRight: 'b < 2' })
})

it('says nothing of a program that lacks the fault', () => {
  expect(ownFaultValues(model, () => 'b < 2')).toEqual({})
  expect(ownFaultValues(model, () => undefined)).toEqual({})
})
