import { useEffect, useRef } from 'preact/hooks'
import { packed } from './address.ts'
import type { StudioDesign } from './design.ts'

/** Milliseconds after the last change in which the address follows. */
const ADDRESS_MS = 150

/** The address follows what is made, without a step in the browser's history. */
export function useAddress(design: StudioDesign): void {
  const latest = useRef(design)
  latest.current = design
  useEffect(() => {
    if (design.text === '') return
    const timer = setTimeout(() => {
      void packed(design).then((fragment) => {
        if (latest.current === design) history.replaceState(history.state, '', `#${fragment}`)
      })
    }, ADDRESS_MS)
    return () => clearTimeout(timer)
  }, [design])
}
