import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { copyBank, removeBank } from '../../test/check/sample.ts'
import { checkBank } from '../compile/check-bank.ts'
import { checkTests } from '../compile/check-tests.ts'
import type { ItemFacts } from '../compile/item-facts.ts'

let root: string
let names: readonly string[]
let facts: readonly ItemFacts[]
beforeEach(async () => {
  root = copyBank()
  const { names: all, sound } = await checkBank(root)
  names = all
  facts = sound.map((item) => item.facts)
})
afterEach(() => removeBank(root))

/** Some items of the bank with three variants each. */
function withVariants(...of: readonly string[]): readonly ItemFacts[] {
  return facts.flatMap((item) =>
    of.includes(item.id)
      ? [
          { ...item, family: item.id },
          ...[1, 2, 3].map((seed) => ({
            ...item,
            id: `${item.id}-v${seed}`,
            family: item.id,
            variant: { of: item.id, seed },
          })),
        ]
      : [item],
  )
}

/** What is said of the practice test once it is changed. */
function faults(items: readonly ItemFacts[], ...[from, to]: readonly [string, string]): readonly string[] {
  const path = join(root, 'tests/practice.yaml')
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(path, text.replace(from, to))
  const { diagnostics } = checkTests({ root, names, items, skills: undefined })
  writeFileSync(path, text)
  return diagnostics.map(({ code, message, help = '' }) => `${code}: ${message}; ${help}`)
}

const selector = '{ selector: maximum-information }'

test('a test names an item and never one of its variants', () => {
  const items = withVariants('queue-size')
  const order = (id: string) =>
    faults(items, selector, `{ selector: fixed-order, items: [${id}, shared-list] }`)
  expect(order('queue-size')).toEqual([])
  expect(order('queue-size-v2')).toEqual([
    'blueprint/excluded-item: Unexpected item `queue-size-v2`, which is a variant of `queue-size`, expected one that the block can show: `status: live`, `use: practice`, `locale: en`, `ai: forbidden`; Name `queue-size`: each candidate gets one of its variants',
  ])
  const unknown = [
    'blueprint/unknown-item: Unexpected item `queue-size-v9`, expected one of the bank; Did you mean `queue-size`?',
  ]
  expect(order('queue-size-v9')).toEqual(unknown)
  // also where there is such a variant, which nobody meets
  names = [...names, 'queue-size-v9']
  expect(order('queue-size-v9')).toEqual(unknown)
  const form = (id: string) =>
    faults(items, selector, `{ selector: shadow-forms, forms: [[${id}, shared-list]] }`)
  expect(form('queue-size-v2').join()).toContain(
    'Item queue-size-v2 is a variant: name queue-size, of which each candidate gets one.',
  )
})

test('variants are counted as one item of a length', () => {
  const length = (min: number) =>
    faults(withVariants('queue-size'), 'min: 2, max: 4', `min: ${min}, max: ${facts.length + 3}`)
  const offered = facts.filter(
    ({ use, status, ai }) => use === 'practice' && status === 'live' && ai === 'forbidden',
  )
  expect(length(offered.length + 1)).toEqual([
    `blueprint/impossible: Unexpected \`min\` ${offered.length + 1}, expected ${offered.length} or less, as many live items as the block can take; Lower it, or add items`,
  ])
})

test('variants of their own want a graded test with an item model for every item', () => {
  const graded = facts.map((item) => ({ ...item, use: 'graded' as const, steers: true as const }))
  facts = graded
  const unique = (items: readonly ItemFacts[]) =>
    faults(items, 'use: practice', 'use: graded\nfreshness: { variants: unique }')
  const live = graded.filter(({ status, ai }) => status === 'live' && ai === 'forbidden').map(({ id }) => id)
  expect(unique(withVariants(...live))).toEqual([])
  expect(unique(withVariants(...live.slice(1)))).toEqual([
    `blueprint/freshness: Unexpected \`variants: unique\`: nothing can be drawn for \`${live[0]}\`, which has no admitted variant; Give every item that the test may show an item model with admitted variants, or say \`pool\` with \`candidates\` and \`maxReuse\``,
  ])
})
