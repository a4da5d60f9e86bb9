export interface Day {
  year: number
  /** From 1 to 12. */
  month: number
  /** From 1 to 31. */
  day: number
}
