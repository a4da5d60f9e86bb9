import type { Response as Generated } from './types/response.ts'
import { defineSchema, type DeepReadonly, type Schema } from './schema.ts'
import validate from './validators/response.js'

/** A candidate's response, told apart by `kind`. */
export type Response = DeepReadonly<Generated>

export type ResponseOf<Kind extends Response['kind']> = Extract<Response, { kind: Kind }>

export const responseSchema: Schema<Response> = defineSchema({ name: 'response', validate })
