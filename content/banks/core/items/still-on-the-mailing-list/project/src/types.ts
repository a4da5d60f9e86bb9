export interface Request {
  kind: string
  address: string
  /** Where somebody moves to; empty for everything else. */
  to: string
}
