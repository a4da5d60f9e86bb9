const crates = [4, 7, 2, 9, 3, 6, 1]
const shelf: number[] = []
let taken = 0
let fullest = 0
let heavy = 0

for (const weight of crates) {
  if (shelf.length > 3) {
    taken += shelf.shift() ?? 0
  }
  if (weight >= 6) {
    shelf.unshift(weight)
    heavy += 1
  } else {
    shelf.push(weight)
  }
  fullest = Math.max(fullest, shelf.length)
}

console.log(shelf.join(' '))
console.log(taken)
console.log(fullest)
console.log(heavy)
