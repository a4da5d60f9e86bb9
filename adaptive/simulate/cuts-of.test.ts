import { expect, it } from 'vitest'
import type { Blueprint } from '#schemas/blueprint'
import { cutsOf } from './cuts-of.ts'

type Stop = Blueprint['blocks'][number]['stop']
const testWith = (stop: Stop): Blueprint => ({ blocks: [{ stop }] }) as unknown as Blueprint
const classification = { rule: 'classification' as const, cuts: [1, -1], probability: 0.9 }

it('classifies by the cuts that are asked for, or else by those of the first rule that has any', () => {
  const length = { rule: 'length' as const, min: 3, max: 5 }
  const sure = { rule: 'standard-error' as const, below: 0.4 }
  expect(cutsOf(testWith([length]), 0)).toEqual([])
  expect(cutsOf(testWith([length, classification]), 0)).toEqual([-1, 1])
  expect(cutsOf(testWith([{ rule: 'all-of', rules: [sure, classification] }]), 0)).toEqual([-1, 1])
  expect(cutsOf(testWith([length, classification]), 0, [0.5])).toEqual([0.5])
  expect(cutsOf(testWith([length]), 0, [2, 0])).toEqual([0, 2])
})
