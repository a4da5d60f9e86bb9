const tickets = [11, 12, 13, 14, 15, 16, 17]
const size = 3

let groups = 0
let guests = 0
let last = 0

for (let start = 0; start < tickets.length - size; start += size) {
  const group = tickets.slice(start, start + size)
  groups += 1
  guests += group.length
  last = start
  console.log(group[0])
}

console.log(groups)
console.log(guests)
console.log(last)
