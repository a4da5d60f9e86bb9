import { contract } from './contract.ts'
import { degenerate } from './degenerate.ts'
import { differential } from './differential.ts'
import type { Gate } from './gate.ts'
import { leak } from './leak.ts'
import { mutants } from './mutants.ts'
import { novelty } from './novelty.ts'
import { proof } from './proof.ts'
import { purity } from './purity.ts'
import { semantics } from './semantics.ts'
import { submissions } from './submissions.ts'

/** Every gate, the cheap ones first. What a variant's files say for themselves is asked when they are compiled. */
export const gates: readonly Gate[] = [
  contract,
  novelty,
  leak,
  submissions,
  purity,
  differential,
  degenerate,
  mutants,
  semantics,
  proof,
]
