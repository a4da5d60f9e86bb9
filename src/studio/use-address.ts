import { useEffect, useRef, useState } from 'preact/hooks'
import { packed } from './address.ts'
import { movePast } from './kept-past.ts'

/** Milliseconds after the last change in which the address follows. */
const ADDRESS_MS = 150

/**
 * The address follows what is made, without a step in the browser's history.
 *
 * @param made undefined where there is nothing yet
 * @returns the fragment that stands for what was made so far, and whether what is made is too large for an address
 */
export function useAddress(made: object | undefined): {
  readonly fragment: { readonly current: string }
  readonly isTooLarge: boolean
} {
  const fragment = useRef(location.hash.slice(1))
  const [isTooLarge, setTooLarge] = useState(false)
  const latest = useRef(made)
  latest.current = made
  useEffect(() => {
    if (made === undefined) return
    const timer = setTimeout(() => {
      packed(made).then(
        (next) => {
          if (latest.current !== made) return
          setTooLarge(false)
          history.replaceState(history.state, '', `#${next}`)
          movePast(fragment.current, next)
          fragment.current = next
        },
        () => setTooLarge(true),
      )
    }, ADDRESS_MS)
    return () => clearTimeout(timer)
  }, [made])
  return { fragment, isTooLarge }
}
