import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Draw, FaultClass, Good, Package, Witness } from '../../package.ts'
import {
  alike,
  edited,
  misconceptionsWithout,
  withAnswer,
  withFirstLines,
  withLastStep,
  withPrograms,
  type Program,
} from '../code.ts'
import { pick } from '../draw.ts'
import { parentOf } from '../parents.ts'

interface Slip {
  readonly good: string
  readonly from: string
  readonly to: string
  readonly witness: Required<Witness>
}

const slips = parse(readFileSync(new URL('slips.yaml', import.meta.url), 'utf8')) as readonly Slip[]

/** Programs that do not do what the statement says. */
export const wrongPrograms: readonly FaultClass[] = [
  {
    name: 'slip in the reference',
    wrong:
      'One sign of the reference is wrong, as by a slip of the pen, and few inputs show it: right answers of candidates fail there.',
    plant(good, draw) {
      const own = slips.filter((slip) => slip.good === `${good.parent}/${good.name}`)
      if (own.length === 0) return undefined
      const { from, to, witness } = pick(own, draw)
      return {
        ...withPrograms(good, ['reference'], (code) => edited(code, [from, to])),
        witness,
      }
    },
  },
  {
    name: 'reference wrong in a rare place',
    wrong:
      'For few legal inputs (the longest list, a value at the end of its range, no entry at all) the reference does something else than the statement says.',
    plant: (good, draw) => rarelyWrong(good, draw, ['reference']),
  },
  {
    name: 'brute force wrong in a rare place',
    wrong:
      'The brute force is wrong for few legal inputs, so that what is said to be checked by it is not, or is refused there.',
    plant: (good, draw) => rarelyWrong(good, draw, ['bruteForce']),
  },
  {
    name: 'all programs wrong in the same rare place',
    wrong:
      'Reference, brute force and solution forget the same few legal inputs: expected values are wrong there, and whoever reads the statement well loses points.',
    correlated: true,
    plant: (good, draw) => rarelyWrong(good, draw, alike),
  },
  {
    name: 'reference by a misconception',
    wrong:
      'The reference does what people get wrong: the right answer is marked wrong, and the wrong one right.',
    plant: (good, draw) => byMisconception(good, draw, 'reference'),
  },
  {
    name: 'brute force by a misconception',
    wrong: 'The brute force does what people get wrong, so that it vouches for nothing.',
    plant: (good, draw) => byMisconception(good, draw, 'bruteForce'),
  },
  {
    name: 'all programs by the same misconception',
    wrong:
      'Who wrote reference, brute force and solution misread the statement in the same way; candidates who read it rightly fail.',
    correlated: true,
    plant(good) {
      if (good.alike === undefined) return undefined
      const { reading, bruteForce, solution } = good.alike
      return {
        ...withAnswer(good, {
          reference: misconception(good, reading),
          bruteForce: edited(good.answer.bruteForce, bruteForce),
          misconceptions: misconceptionsWithout(good, reading),
        }),
        solution: edited(good.solution, solution),
        ...witnessOf(good, reading),
      }
    },
  },
  {
    name: 'values of another type',
    wrong:
      'All programs return texts where the signature says numbers, or one text where it says a list: no candidate who keeps the signature passes.',
    plant: (good) => ({
      ...withPrograms(good, alike, (code) => withLastStep(code, good, [otherType(good)])),
      ...witnessOf(good, 0, 'right'),
    }),
  },
  {
    name: 'another signature',
    wrong:
      'The reference has another name or other parameters than the parent, so that it cannot be called as candidates are told to write theirs.',
    plant(good, draw) {
      const { name, parameters } = parentOf(good.parent)
      const list = parameters.join(', ')
      const call = `${name}(${list})`
      const other = pick(
        [
          `${name}2(${list})`,
          `solve(${list})`,
          `${name}(options, ${list})`,
          ...(parameters.length > 1 ? [`${name}(${parameters.toReversed().join(', ')})`] : []),
        ],
        draw,
      )
      return withPrograms(good, ['reference'], (code) => edited(code, [call, other]))
    },
  },
]

/** The same few legal inputs go wrong in each of the programs. */
function rarelyWrong(good: Good, draw: Draw, programs: readonly Program[]): Package {
  const { lines, args } = pick(parentOf(good.parent).rare, draw)
  return { ...withPrograms(good, programs, (code) => withFirstLines(code, good, lines)), witness: { args } }
}

function byMisconception(good: Good, draw: Draw, program: 'reference' | 'bruteForce'): Package {
  const index = Math.floor(draw() * good.answer.misconceptions.length)
  const misconceptions = misconceptionsWithout(good, index)
  return {
    ...withAnswer(good, { [program]: misconception(good, index), misconceptions }),
    ...witnessOf(good, index),
  }
}

const misconception = (good: Good, index: number): string => good.answer.misconceptions[index]?.code ?? ''

function witnessOf(good: Good, index: number, wrong: 'right' | 'wrong' = 'wrong'): { witness?: Witness } {
  const witness = good.witnesses[index]
  if (witness === undefined) return {}
  return { witness: wrong === 'wrong' ? witness : { args: witness.args, right: witness.right } }
}

function otherType({ parent, language }: Good): string {
  const { returns } = parentOf(parent)
  if (language === 'python')
    return returns === 'texts' ? 'return ", ".join(answer)' : 'return [str(one) for one in answer]'
  return returns === 'number' ? 'return String(answer)' : 'return answer.map((one) => String(one))'
}
