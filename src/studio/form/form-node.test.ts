import { expect, it } from 'vitest'
import { blueprintSchema } from '#schemas/blueprint'
import { blueprintRoot, blueprintWhole } from './blueprint-schema.ts'
import { beginningOf, formNodeOf, inSchemaOrder } from './form-node.ts'

const block = {
  stop: [{ min: 1, max: 2, rule: 'length' }],
  select: { among: 3, selector: 'randomesque' },
  ai: 'forbidden',
  title: 'One',
  id: 'one',
}

it('begins with a blueprint that is sound, whatever is added to it', () => {
  const blueprint = beginningOf(blueprintRoot, blueprintWhole) as Record<string, unknown>
  const whole = { ...blueprint, release: '1.0.0' }
  expect(blueprintSchema.parse(whole)).toMatchObject({ ok: true })
  const node = formNodeOf(blueprintRoot, blueprintWhole, whole)
  if (node.type !== 'group') throw new Error('a blueprint is a group')
  expect(node.optional.length).toBeGreaterThan(2)
  for (const key of node.optional) {
    const added = beginningOf(blueprintRoot, node.properties[key] ?? {})
    expect(blueprintSchema.parse({ ...whole, [key]: added }), key).toMatchObject({ ok: true })
  }
})

it('knows the form of a part by its tag, and by the key that only it has', () => {
  const node = formNodeOf(blueprintRoot, blueprintWhole, { blocks: [block] })
  if (node.type !== 'group') throw new Error('a blueprint is a group')
  const blocks = formNodeOf(blueprintRoot, node.properties['blocks'] ?? {}, [block])
  if (blocks.type !== 'list') throw new Error('blocks are a list')
  const own = formNodeOf(blueprintRoot, blocks.entry, block)
  if (own.type !== 'group') throw new Error('a block is a group')
  expect(formNodeOf(blueprintRoot, own.properties['select'] ?? {}, block.select)).toMatchObject({
    type: 'group',
    required: ['selector', 'among'],
  })
  const quotas = formNodeOf(blueprintRoot, own.properties['quotas'] ?? {}, [])
  if (quotas.type !== 'list') throw new Error('quotas are a list')
  expect(formNodeOf(blueprintRoot, quotas.entry, { level: 3, min: 1, max: 1 })).toMatchObject({
    required: ['level', 'min', 'max'],
  })
})

it('puts keys into the order of the schema, and loses none', () => {
  const ordered = inSchemaOrder(blueprintRoot, blueprintWhole, {
    blocks: [block],
    odd: 1,
    id: 'x',
    version: 1,
  })
  expect(JSON.stringify(ordered)).toBe(
    '{"version":1,"id":"x","blocks":[{"id":"one","title":"One","ai":"forbidden","select":{"selector":"randomesque","among":3},"stop":[{"rule":"length","min":1,"max":2}]}],"odd":1}',
  )
})
