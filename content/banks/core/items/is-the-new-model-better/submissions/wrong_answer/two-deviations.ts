type Comparison = { forNew: number; forOld: number; decision: string }

export function compareModels(
  documents: readonly number[],
  newFirst: string,
  newSecond: string,
  oneIn: number,
): Comparison {
  const balance = new Map<number, number>()
  documents.forEach((document, i) => {
    const marks = newFirst[i]! + newSecond[i]!
    const sign = marks === '12' ? 1 : marks === '21' ? -1 : 0
    balance.set(document, (balance.get(document) ?? 0) + sign)
  })
  let forNew = 0
  let forOld = 0
  for (const sum of balance.values()) {
    if (sum > 0) forNew += 1
    if (sum < 0) forOld += 1
  }
  const isRare = Math.abs(forNew - forOld) > 1.96 * Math.sqrt(forNew + forOld)
  const decision = !isRare ? 'open' : forNew > forOld ? 'better' : 'worse'
  return { forNew, forOld, decision }
}
