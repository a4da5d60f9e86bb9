import type { CompiledItem } from '../../compile/compiled-item.ts'
import type { Runnable } from '../../verify/execute-apart.ts'
import { decisionsIn } from '../written/decisions.ts'
import { tokensOf } from '../written/shingles.ts'
import { notAsked, passed, type Gate } from './gate.ts'

/**
 * Logits by which an item is harder whose shortest solution has e times as many tokens: the slope of the level on the log of
 * the tokens over the 33 code items of the bank `core` (r = 0.76, residual SD 0.91 levels; a level is a logit).
 */
const PER_TOKENS = 1.56
/** Logits that a variant may be away from its item: twice the SD of what a level says of difficulty. */
const BAND = 1.6
/** Place of the brute force among the programs, which decides for want of a better way. */
const BRUTE_FORCE = 1
/** The level whose items are of difficulty 0. */
const MIDDLE = 3

/**
 * How hard it is likely to be, by the length of its shortest solution beside that of its item, is near its item; and where
 * every solution of the item decides something, one of its does.
 */
export const difficulty: Gate = {
  name: 'difficulty',
  version: 2,
  ask: ({ code, parent, written }) => {
    const [reference] = written?.programs ?? []
    if (!code || !written || !reference) return notAsked
    const own = acceptedOf(parent).filter((one) => isAlike(one, reference))
    const before = shortest(own.length > 0 ? own : acceptedOf(parent))
    const tokens = shortest(written.programs.filter((one) => isAlike(one, reference)))
    const away = harderBy(tokens, before)
    const b = parent.frontmatter.level - MIDDLE + away
    const deciding = written.programs.filter((_, at) => at !== BRUTE_FORCE)
    if (acceptedOf(parent).every(decides) && !deciding.some(decides))
      return {
        verdict: 'refused',
        reason: `every solution of ${parent.id} decides something, and none of its does: no condition, no comparison`,
      }
    const figures = { b, tokens, tokensOfItem: before }
    if (Math.abs(away) <= BAND) return { ...passed, figures }
    return {
      verdict: 'refused',
      reason: `likely ${Math.abs(away).toFixed(1)} logits ${away > 0 ? 'harder' : 'easier'} than ${parent.id}: its shortest solution has ${tokens} tokens, that of the item ${before}; expected ${BAND} at most`,
    }
  },
}

/** How much harder, in logits, it is likely to be whose shortest solution has `tokens` than it whose has `before`. */
export function harderBy(tokens: number, before: number): number {
  return PER_TOKENS * Math.log(tokens / before)
}

function acceptedOf({ detail }: CompiledItem): readonly Runnable[] {
  return detail.kind === 'code' ? detail.submissions.filter(({ expected }) => expected === 'accepted') : []
}

function decides(program: Runnable): boolean {
  return decisionsIn(program).length > 0
}

function isAlike(one: Runnable, other: Runnable): boolean {
  return (one.language === 'python') === (other.language === 'python')
}

function shortest(programs: readonly Runnable[]): number {
  return Math.min(...programs.map((program) => tokensOf(program).length))
}
