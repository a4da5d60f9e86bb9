import { useEffect, useState } from 'preact/hooks'

/**
 * Draws a component again once a period.
 *
 * @param periodMs In milliseconds.
 * @returns A number that is new each time.
 */
export function useNow(periodMs: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now())
    }, periodMs)
    return () => {
      clearInterval(timer)
    }
  }, [periodMs])
  return now
}
