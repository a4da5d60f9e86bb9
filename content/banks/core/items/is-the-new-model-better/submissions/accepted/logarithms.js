export function compareModels(documents, newFirst, newSecond, oneIn) {
  const votes = {}
  for (const [i, document] of documents.entries()) {
    const own = (votes[document] ??= { new: 0, old: 0 })
    if (newFirst[i] === '1' && newSecond[i] === '2') own.new += 1
    if (newFirst[i] === '2' && newSecond[i] === '1') own.old += 1
  }
  const forNew = Object.values(votes).filter((own) => own.new > own.old).length
  const forOld = Object.values(votes).filter((own) => own.old > own.new).length
  const n = forNew + forOld
  let logWays = 0
  let p = 0
  for (let i = 0; i <= n; i += 1) {
    if (Math.abs(i - (n - i)) >= Math.abs(forNew - forOld)) p += Math.exp(logWays - n * Math.LN2)
    logWays += Math.log(n - i) - Math.log(i + 1)
  }
  const isRare = p * oneIn <= 1 + 1e-9
  return { forNew, forOld, decision: isRare ? (forNew > forOld ? 'better' : 'worse') : 'open' }
}
