const EDGE = 2 ** 53

let plain = EDGE - 1
for (const bytes of [1, 1, 1, 1]) plain += bytes
console.log(plain - EDGE)

let batched = EDGE - 1
batched += 1 + 1 + 1 + 1
console.log(batched - EDGE)

let total = EDGE - 1
let owed = 0

function count(bytes: number): void {
  const next = total + bytes
  owed += bytes - (next - total)
  total = next
}

for (const bytes of [1, 1, 1, 1]) count(bytes)
console.log(total - EDGE)
console.log(owed)

count(2)
count(1)
console.log(total - EDGE)
console.log(owed)
console.log(total + owed - EDGE)
