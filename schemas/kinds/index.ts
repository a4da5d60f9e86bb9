import { choice } from './choice.ts'
import { code } from './code.ts'
import { debug } from './debug.ts'
import { design } from './design.ts'
import { critique } from './critique.ts'
import { order } from './order.ts'
import { prompt } from './prompt.ts'
import { review } from './review.ts'
import { short } from './short.ts'
import { sql } from './sql.ts'
import { tests } from './tests.ts'
import { trace } from './trace.ts'

/** Every item kind: what its author adds to the frontmatter, its task, its key, and its response. */
export const kinds = {
  code,
  choice,
  short,
  order,
  trace,
  review,
  debug,
  design,
  prompt,
  critique,
  tests,
  sql,
} as const
