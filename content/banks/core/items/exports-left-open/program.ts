let open = 0
let complete = 0

function* rows(count: number): Generator<number> {
  open += 1
  try {
    for (let row = 1; row <= count; row += 1) yield row
    complete += 1
  } finally {
    open -= 1
  }
}

function* both(first: number, second: number): Generator<number> {
  yield* rows(first)
  yield* rows(second)
}

function total(source: Iterable<number>, limit: number): number {
  let sum = 0
  for (const row of source) {
    if (sum + row > limit) return sum
    sum += row
  }
  return sum
}

const early = rows(3)
console.log(open)

const [a, b] = rows(2)
console.log((a ?? 0) + (b ?? 0) + 10 * complete)

console.log(total(both(2, 4), 7) + 10 * complete + 100 * open)

const left = rows(5)
const right = rows(2)
let pairs = 0
while (!left.next().done && !right.next().done) pairs += 1
console.log(pairs + 10 * complete + 100 * open)

early.return(0)
console.log([...early].length + 100 * open)

console.log(total(left, 3) + 100 * open)
console.log(total(left, 30) + 10 * complete + 100 * open)
