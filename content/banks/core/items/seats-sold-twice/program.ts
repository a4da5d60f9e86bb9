let free = 4
let income = 0
const booked: string[] = []

async function pay(seats: number): Promise<number> {
  return seats * 10
}

async function book(name: string, seats: number): Promise<void> {
  if (free < seats) return
  income += await pay(seats)
  free -= seats
  booked.push(name)
}

async function main(): Promise<void> {
  const first = book('Ana', 3)
  const second = book('Bo', 2)
  console.log(free)
  await Promise.all([first, second])
  console.log(booked.length)
  console.log(free)
  console.log(income)

  free = 4
  await book('Chen', 3)
  await book('Dina', 2)
  console.log(booked.length)
  console.log(free)
  console.log(income)
}

main()
