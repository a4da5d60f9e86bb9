import type { ItemKind } from '#schemas/item'
import { choice } from './choice.ts'
import { code } from './code.ts'
import { debug } from './debug.ts'
import { design } from './design.ts'
import type { KindCompiler } from './kind.ts'
import { order } from './order.ts'
import { prompt } from './prompt.ts'
import { critique } from './critique.ts'
import { review } from './review.ts'
import { short } from './short.ts'
import { tests } from './tests.ts'
import { sql } from './sql.ts'
import { trace } from './trace.ts'

/** The compiler of every kind, by the name that it has in all five registries. */
export const kindCompilers: { readonly [Kind in ItemKind]: KindCompiler<Kind> } = {
  code,
  choice,
  short,
  order,
  trace,
  review,
  debug,
  tests,
  design,
  prompt,
  critique,
  sql,
}
