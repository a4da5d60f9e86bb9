import { useEffect, useState } from 'preact/hooks'
import { loadValueWriting } from '../../session/value-writing.ts'

/** Brings how a language writes values, and draws anew what shows some once it is there. */
export function useValueWriting(language: string): void {
  const [, setLoaded] = useState(language)
  useEffect(() => {
    let wanted = true
    void loadValueWriting(language).then(() => {
      if (wanted) setLoaded(`${language}, there`)
    })
    return () => {
      wanted = false
    }
  }, [language])
}
