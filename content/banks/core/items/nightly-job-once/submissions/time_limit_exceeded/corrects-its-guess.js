export function runTimes(time, offset, summerStart, summerLength, from, to) {
  const ahead = (t) => (t >= summerStart && t < summerStart + summerLength ? offset + 60 : offset)
  const runs = []
  const lastDay = Math.floor((to + offset) / 1440)
  for (let day = Math.floor((from + offset) / 1440); day <= lastDay; day++) {
    const local = day * 1440 + time
    let guess = local - offset - 60
    let next = local - ahead(guess)
    while (next !== guess) {
      guess = next
      next = local - ahead(guess)
    }
    if (guess >= from && guess < to) runs.push(guess)
  }
  return runs
}
