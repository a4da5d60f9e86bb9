export interface Article {
  name: string
  cents: number
}

export interface Visit {
  catalogue: string
  /** In percent, from 0 to 90. */
  discount: number
  cheapestFirst: boolean
}
