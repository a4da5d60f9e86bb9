import type { Item as Generated } from './types/item.ts'
import { defineSchema, type DeepReadonly } from './schema.ts'
import validate from './validators/item.js'

/** Frontmatter of `item.mdx`, told apart by `kind`. */
export type Item = DeepReadonly<Generated>

export type ItemKind = Item['kind']
/** The frontmatter of one kind. */
export type ItemOf<Kind extends ItemKind> = Extract<Item, { kind: Kind }>

export const itemSchema = defineSchema<Item>({ name: 'item', validate, versionKey: 'schema' })
