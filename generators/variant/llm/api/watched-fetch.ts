/**
 * The platform's `fetch`, which tells of every piece of an answer's body, pings included: the SDK keeps those to
 * itself, and while a model thinks there may be nothing else.
 */
export function watchedFetch(touch: () => void): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init)
    touch()
    if (!response.body) return response
    const body = response.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform: (piece, controller) => {
          touch()
          controller.enqueue(piece)
        },
      }),
    )
    const { status, statusText, headers } = response
    return new Response(body, { status, statusText, headers })
  }
}
