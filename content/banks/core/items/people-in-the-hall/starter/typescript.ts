export function peopleAround(badges: readonly number[], times: readonly number[], span: number): number[] {
  return times.map((now) => {
    const people = new Set<number>()
    times.forEach((time, index) => {
      if (time <= now && now - time <= span) people.add(badges[index]!)
    })
    return people.size
  })
}
