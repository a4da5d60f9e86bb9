export interface Order {
  name: string
  pieces: number
  /** When it comes, in milliseconds. */
  at: number
  /** How long its payment takes, in milliseconds. */
  slow: number
  cardWorks: boolean
}
