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
  const isRare = isAtMost(forNew + forOld, Math.max(forNew, forOld), oneIn)
  const decision = !isRare ? 'open' : forNew > forOld ? 'better' : 'worse'
  return { forNew, forOld, decision }
}

function isAtMost(n: number, most: number, oneIn: number): boolean {
  if (2 * most === n) return false
  let probability = 0.5 ** n
  let sum = 0
  for (let i = n; i >= most; i -= 1) {
    sum += probability
    probability = (probability * i) / (n - i + 1)
  }
  return 2 * sum * oneIn <= 1
}
