import type { Item as Generated } from './types/item.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/item.js'

/** Frontmatter of `item.mdx`, told apart by `kind`. */
export type Item = DeepReadonly<Generated>

export type ItemKind = Item['kind']
/** The frontmatter of one kind. */
export type ItemOf<Kind extends ItemKind> = Extract<Item, { kind: Kind }>

export const itemSchema: Schema<Item> = defineSchema({ name: 'item', validate, versionKey: 'schema' })
