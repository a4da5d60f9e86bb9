export function peopleAround(badges, times, span) {
  return times.map((now) => {
    const people = new Set()
    times.forEach((time, index) => {
      if (time <= now && now - time <= span) people.add(badges[index])
    })
    return people.size
  })
}
