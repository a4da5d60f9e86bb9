interface Comparison {
  readonly forNew: number
  readonly forOld: number
  readonly decision: string
}
type Input = readonly [readonly number[], string, string, number]

const turned = (marks: string) => marks.replaceAll(/[12]/g, (mark) => (mark === '1' ? '2' : '1'))

const opposite: Readonly<Record<string, string>> = { better: 'worse', worse: 'better', open: 'open' }

export const properties = {
  'no more documents than there are, and a decision for the one that is ahead': (
    { forNew, forOld, decision }: Comparison,
    documents: readonly number[],
  ) =>
    forNew + forOld <= new Set(documents).size &&
    (decision === 'open' || (decision === 'better') === forNew > forOld) &&
    (decision === 'open' || forNew !== forOld),
  'without a document for the other, it is decided by a power of two': ({ forNew, forOld, decision }: Comparison, ...[, , , oneIn]: Input) =>
    (forNew > 0 && forOld > 0) ||
    forNew + forOld > 50 ||
    (decision !== 'open') === (forNew + forOld > 0 && 2 ** (forNew + forOld - 1) >= oneIn),
}

export const relations = {
  'the other model as the new one': {
    change: (...[documents, newFirst, newSecond, oneIn]: Input) => [documents, turned(newFirst), turned(newSecond), oneIn],
    holds: (one: Comparison, other: Comparison) =>
      one.forNew === other.forOld && one.forOld === other.forNew && opposite[one.decision] === other.decision,
  },
  'a judge of the same taste for a place counts for nobody': {
    change: (...[documents, newFirst, newSecond, oneIn]: Input) =>
      documents.length < 1498
        ? [[...documents, 1500, 1499], `${newFirst}12`, `${newSecond}12`, oneIn]
        : null,
    holds: (one: Comparison, other: Comparison) =>
      one.forNew === other.forNew && one.forOld === other.forOld && one.decision === other.decision,
  },
}
