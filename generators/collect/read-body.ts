import type { IncomingMessage } from 'node:http'

/**
 * - `large`: it has more bytes than are taken; the rest of it is still on its way
 * - `slow`: it paused too long, or took too long as a whole
 * - `crowded`: too many large ones come at the same time
 * - `gone`: whoever sent it hung up
 */
export type Body =
  | { readonly type: 'whole'; readonly bytes: Buffer }
  | { readonly type: 'large' | 'slow' | 'crowded' | 'gone' }

export interface BodyLimits {
  readonly mostBytes: number
  /** milliseconds without a byte */
  readonly pauseMs: number
  /** milliseconds from the first byte to the last */
  readonly wholeMs: number
}

/** Bytes of a body that everybody may hold; what is beyond comes out of what large ones share, four of the largest at a time. */
const FREE_BYTES = 256 * 1024
const SHARED_BYTES = 64 * 1024 * 1024

/** Reads a body, and holds its memory while it is used. */
export type ReadBody = <Result>(
  request: IncomingMessage,
  use: (body: Body) => Promise<Result>,
) => Promise<Result>

/** Reads bodies, all of them within one bound of memory. */
export function createBodyReader({ mostBytes, pauseMs, wholeMs }: BodyLimits): ReadBody {
  let shared = 0
  return async (request, use) => {
    let own = 0
    const body = await new Promise<Body>((resolve) => {
      // What a head claims may be a lie, but nobody has to read what it says is too much.
      if (Number(request.headers['content-length'] ?? 0) > mostBytes) return resolve({ type: 'large' })
      const chunks: Buffer[] = []
      let length = 0
      // Where this process was what paused, bytes have come that it did not see yet: they are read before this is asked.
      const pause = setTimeout(() => {
        const before = length
        setImmediate(() => length === before && end({ type: 'slow' }))
      }, pauseMs)
      const whole = setTimeout(() => end({ type: 'slow' }), wholeMs)
      const onData = (chunk: Buffer): void => {
        pause.refresh()
        length += chunk.length
        if (length > mostBytes) return end({ type: 'large' })
        const more = Math.max(0, length - FREE_BYTES) - own
        if (shared + more > SHARED_BYTES) return end({ type: 'crowded' })
        own += more
        shared += more
        chunks.push(chunk)
      }
      const onEnd = (): void => end({ type: 'whole', bytes: Buffer.concat(chunks) })
      const onGone = (): void => end({ type: 'gone' })
      request.on('data', onData).on('end', onEnd).on('close', onGone).on('error', onGone)
      function end(body: Body): void {
        clearTimeout(pause)
        clearTimeout(whole)
        request.off('data', onData).off('end', onEnd).off('close', onGone)
        resolve(body)
      }
    })
    try {
      return await use(body)
    } finally {
      shared -= own
    }
  }
}
