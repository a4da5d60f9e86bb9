export interface Job {
  name: string
  plotter: string
  /** When it comes in, in milliseconds. */
  at: number
  /** How long its drawing takes, in milliseconds. */
  takes: number
  jams: boolean
}
