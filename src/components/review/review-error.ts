/** Results cannot be opened with what was given; the message says why and what to do. */
export class ReviewError extends Error {
  override readonly name = 'ReviewError'
}
