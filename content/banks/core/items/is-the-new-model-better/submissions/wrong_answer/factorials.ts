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

function factorial(n: number): number {
  let product = 1
  for (let i = 2; i <= n; i += 1) product *= i
  return product
}

function isAtMost(n: number, most: number, oneIn: number): boolean {
  if (2 * most === n) return false
  let sum = 0
  for (let i = most; i <= n; i += 1) sum += factorial(n) / factorial(i) / factorial(n - i)
  return (2 * sum) / 2 ** n <= 1 / oneIn
}
