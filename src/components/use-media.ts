import { useEffect, useState } from 'preact/hooks'

/**
 * @param query A media query.
 * @returns Whether it holds now; follows changes.
 */
export function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => typeof matchMedia === 'function' && matchMedia(query).matches)
  useEffect(() => {
    const list = matchMedia(query)
    const update = (): void => {
      setMatches(list.matches)
    }
    update()
    list.addEventListener('change', update)
    return () => {
      list.removeEventListener('change', update)
    }
  }, [query])
  return matches
}
