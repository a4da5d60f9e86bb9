import { beliefs } from './beliefs.ts'
import { complexity } from './complexity.ts'
import { contract } from './contract.ts'
import { correlated } from './correlated.ts'
import { decisions } from './decisions.ts'
import { degenerate } from './degenerate.ts'
import { differential } from './differential.ts'
import { difficulty } from './difficulty.ts'
import { effects } from './effects.ts'
import type { Gate } from './gate.ts'
import { leak } from './leak.ts'
import { properties } from './properties.ts'
import { purity } from './purity.ts'
import { semantics } from './semantics.ts'
import { submissions } from './submissions.ts'
import { writtenMutants } from './written-mutants.ts'
import { writtenNovelty } from './written-novelty.ts'

/** What is asked of a draft before it has cases: its programs, its statement, and whether it is new. */
export const draftGates: readonly Gate[] = [
  differential,
  correlated,
  difficulty,
  effects,
  decisions,
  beliefs,
  degenerate,
  writtenNovelty,
]

/** What is asked of the item that was made of it. */
export const builtGates: readonly Gate[] = [
  contract,
  purity,
  submissions,
  properties,
  writtenMutants,
  semantics,
  complexity,
  leak,
]
