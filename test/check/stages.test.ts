/** Stages of a test: what `assay check` says of those that cannot be given, and where. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkBank } from '../../generators/compile/check-bank.ts'
import { breakBank, copyBank, removeBank } from './sample.ts'

const file = 'tests/practice.yaml'
const whole = `selector: multistage
      stages:
        - modules:
            - { id: routing, items: [close-the-file, queue-size] }
        - by: score
          cuts: [2]
          modules:
            - { id: easy, items: [largest-gap] }
            - { id: hard, items: [shared-list] }
    stop:
      - { rule: length, min: 3, max: 3 }
`

let root: string
beforeEach(() => {
  root = copyBank()
  const from = `    select: { selector: maximum-information }
    quotas:
      - { skill: reading, min: 1, max: 4 }
    stop:
      - { rule: length, min: 2, max: 4 }
`
  breakBank(root, { name: 'stages', file, change: { from, to: `    select:\n      ${whole}` } })
})
afterEach(() => removeBank(root))

async function told(): Promise<readonly string[]> {
  const { diagnostics } = await checkBank(root)
  return diagnostics.map(
    ({ range: { start }, code, message, help }) =>
      `${start.line}:${start.column} ${code} ${message}${help === undefined ? '' : `; ${help}`}`,
  )
}

test('stages that fit are a test', async () => {
  const { diagnostics, tests } = await checkBank(root)
  expect(diagnostics).toEqual([])
  expect(tests[0]?.blocks[0]?.select).toMatchObject({ selector: 'multistage' })
})

describe('told at its place', () => {
  test.for([
    [
      'an unknown item',
      'largest-gap',
      'largest-gapp',
      [
        '20:35 blueprint/stages Unexpected stages: Item largest-gapp is not in this test.; Did you mean `largest-gap`?',
      ],
    ],
    [
      'an item in two modules',
      '[shared-list]',
      '[shared-list, largest-gap]',
      [
        '21:48 blueprint/stages Unexpected stages: Item largest-gap stands in module easy already.',
        '23:38 blueprint/stages Unexpected stages: The longest way through the stages has 4 items, more than 3.',
      ],
    ],
    [
      'cuts that do not fit the modules, or do not ascend',
      'cuts: [2]',
      'cuts: [2, 1]',
      [
        '18:17 blueprint/stages Unexpected stages: Cuts must ascend.',
        '18:17 blueprint/stages Unexpected stages: Cuts must be one fewer than the 2 modules, and there are 2.',
      ],
    ],
    [
      'cuts of nothing in particular, and a module twice',
      'by: score\n          cuts: [2]\n          modules:\n            - { id: easy,',
      'cuts: [2]\n          modules:\n            - { id: routing,',
      [
        '17:17 blueprint/stages Unexpected stages: It is not said what the cuts are: points (`by: score`) or abilities (`by: theta`).',
        '19:21 blueprint/stages Unexpected stages: There is a second module routing.',
      ],
    ],
    [
      'a first stage to choose in',
      '[close-the-file, queue-size] }',
      '[close-the-file] }\n            - { id: other, items: [queue-size] }',
      [
        '16:13 blueprint/stages Unexpected stages: The first stage has 2 modules, and nothing leads to one of them yet.',
        '24:30 blueprint/stages Unexpected stages: The shortest way through the stages has 2 items, fewer than 3.',
      ],
    ],
    [
      'quotas',
      '    stop:',
      '    quotas: [{ level: 3, min: 0, max: 3 }]\n    stop:',
      [
        '22:13 blueprint/stages Unexpected stages: Modules fix what the block contains, so that quotas have nothing to decide.',
      ],
    ],
    [
      'a module without items',
      'items: [shared-list]',
      'items: []',
      [
        '21:34 schema/value Unexpected empty list at `blocks[0].select.stages[1].modules[1].items`, expected 1 entries or more',
      ],
    ],
    [
      'a stage without modules',
      'modules:\n            - { id: easy, items: [largest-gap] }\n            - { id: hard, items: [shared-list] }',
      'modules: []',
      [
        '19:20 schema/value Unexpected empty list at `blocks[0].select.stages[1].modules`, expected 1 entries or more; The modules of the stage, easiest first.',
      ],
    ],
  ] as const)('%s', async ([name, from, to, lines]) => {
    breakBank(root, { name, file, change: { from, to } })
    expect(await told()).toEqual(lines)
  })
})
