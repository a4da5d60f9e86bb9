import { useEffect, useRef } from 'preact/hooks'
import { packed } from './address.ts'

/** Milliseconds after the last change in which the address follows. */
const ADDRESS_MS = 150

/** The address follows what is made, without a step in the browser's history. @param made undefined where there is nothing yet */
export function useAddress(made: object | undefined): void {
  const latest = useRef(made)
  latest.current = made
  useEffect(() => {
    if (made === undefined) return
    const timer = setTimeout(() => {
      void packed(made).then((fragment) => {
        if (latest.current === made) history.replaceState(history.state, '', `#${fragment}`)
      })
    }, ADDRESS_MS)
    return () => clearTimeout(timer)
  }, [made])
}
