import type { PublicItem as Generated } from './types/public-item.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/public-item.js'

/** An item as a site may hold it. */
export type PublicItem = DeepReadonly<Generated>

/** Items whose grading the browser must hold: practice. */
export type PracticeItem = Extract<PublicItem, { use: 'practice' }>
/** Items that ship without any key. */
export type GradedItem = Extract<PublicItem, { use: 'graded' }>
/** The draw of an item model that an item is. */
export type Variant = NonNullable<PublicItem['variant']>
export type ItemKind = PublicItem['kind']
/** A practice item of one kind. */
export type PracticeItemOf<Kind extends ItemKind> = Extract<PracticeItem, { kind: Kind }>
export type TaskOf<Kind extends ItemKind> = PracticeItemOf<Kind>['task']
export type KeyOf<Kind extends ItemKind> = PracticeItemOf<Kind>['grading']['key']

/** A case of SQL: a database, and what the query must give on it. */
export type SqlCase = TaskOf<'sql'>['examples'][number]
/** A result, or a table of a database. */
export type ResultTable = SqlCase['expected']

export const publicItemSchema: Schema<PublicItem> = defineSchema({ name: 'public-item', validate })
