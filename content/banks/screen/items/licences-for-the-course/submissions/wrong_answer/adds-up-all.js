export function earliestStart(reservations, total, course) {
  const starts = [course.open, ...reservations.map(({ from, minutes }) => from + minutes)]
  const fits = (start) => {
    const meets = ({ from, minutes }) => from < start + course.minutes && start < from + minutes
    return reservations.filter(meets).reduce((left, { licences }) => left - licences, total) >= course.licences
  }
  return Math.min(...starts.filter((start) => start >= course.open && fits(start)))
}
