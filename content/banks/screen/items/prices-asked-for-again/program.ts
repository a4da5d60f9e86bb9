const prices = new Map([
  ['lamp', 40],
  ['rug', 90],
  ['flyer', 0],
  ['chair', 60],
  ['shelf', 75],
])
const kept = new Map<string, number>()
let asked = 0

function priceOf(article: string): number {
  const known = kept.get(article)
  if (known) {
    kept.delete(article)
    kept.set(article, known)
    return known
  }
  asked += 1
  const price = prices.get(article) ?? 0
  kept.set(article, price)
  const [first = ''] = kept.keys()
  if (kept.size > 3) kept.delete(first)
  return price
}

function changePrice(article: string, price: number): void {
  prices.set(article, price)
  if (kept.has(article)) kept.set(article, price)
}

for (const article of ['lamp', 'rug', 'flyer', 'lamp']) priceOf(article)
console.log([...kept.keys()].join(' '))

for (const article of ['flyer', 'chair', 'flyer']) priceOf(article)
console.log(asked)
console.log([...kept.keys()].join(' '))

changePrice('lamp', 45)
priceOf('shelf')
console.log([...kept.keys()].join(' '))

changePrice('chair', 0)
console.log(priceOf('chair') + priceOf('lamp'))
console.log(asked)
console.log([...kept.keys()].join(' '))
