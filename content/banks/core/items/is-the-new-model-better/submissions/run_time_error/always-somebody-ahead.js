export function compareModels(documents, newFirst, newSecond, oneIn) {
  const balance = new Map()
  documents.forEach((document, i) => {
    const sign = newFirst[i] === '1' && newSecond[i] === '2' ? 1 : newFirst[i] === '2' && newSecond[i] === '1' ? -1 : 0
    balance.set(document, (balance.get(document) ?? 0) + sign)
  })
  const signs = [...balance.values()].filter(Boolean).map(Math.sign)
  const n = signs.length
  const lead = signs.reduce((a, b) => a + b)
  let row = [1n]
  for (let i = 1; i <= n; i += 1) row = Array.from({ length: i + 1 }, (_, k) => (row[k - 1] ?? 0n) + (row[k] ?? 0n))
  const sum = row.filter((_, k) => Math.abs(2 * k - n) >= Math.abs(lead)).reduce((a, b) => a + b, 0n)
  const isRare = sum * BigInt(oneIn) <= 1n << BigInt(n)
  const decision = isRare ? (lead > 0 ? 'better' : 'worse') : 'open'
  return { forNew: (n + lead) / 2, forOld: (n - lead) / 2, decision }
}
