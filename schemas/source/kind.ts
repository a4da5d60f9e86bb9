import { kinds } from '../kinds/index.ts'
import { oneOf } from './words.ts'

/** Name of an item kind. */
export const kind = oneOf(...Object.keys(kinds))
