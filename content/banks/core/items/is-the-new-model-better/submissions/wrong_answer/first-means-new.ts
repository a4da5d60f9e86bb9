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
    const sign = marks === '11' ? 1 : marks === '22' ? -1 : 0
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

/** Whether a lead of at least most : n - most has a probability of at most one in oneIn. */
function isAtMost(n: number, most: number, oneIn: number): boolean {
  if (n === 0 || 2 * most === n) return false
  let ways = 1n // in which i of n fall to one side, from i = n down
  let sum = 0n
  for (let i = n; i >= most; i -= 1) {
    sum += ways
    ways = (ways * BigInt(i)) / BigInt(n - i + 1)
  }
  return 2n * sum * BigInt(oneIn) <= 2n ** BigInt(n)
}
