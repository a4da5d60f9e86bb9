import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { packed } from './address.ts'
import { movePast } from './kept-past.ts'

/** Milliseconds after the last change in which the address follows. */
const ADDRESS_MS = 150

interface Fragments {
  readonly now: string
  /** as it was when the page was last left for another, which has it: the page lives on until that one comes */
  readonly leaving: string
}

/**
 * The address follows what is made, without a step in the browser's history.
 *
 * @param made undefined where there is nothing yet
 * @returns fragments of the address, and whether what is made is too large for one
 */
export function useAddress(made: object | undefined): {
  readonly fragments: { readonly current: Fragments }
  readonly isTooLarge: boolean
} {
  const fragments = useRef<Fragments>({ now: location.hash.slice(1), leaving: location.hash.slice(1) })
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
          movePast(fragments.current.now, next)
          fragments.current = { ...fragments.current, now: next }
        },
        () => setTooLarge(true),
      )
    }, ADDRESS_MS)
    return () => clearTimeout(timer)
  }, [made])
  useLayoutEffect(() => {
    const leave = (): void => {
      const { now } = fragments.current
      fragments.current = { now, leaving: now }
    }
    addEventListener('beforeunload', leave)
    return () => removeEventListener('beforeunload', leave)
  }, [])
  return { fragments, isTooLarge }
}
