import { useLayoutEffect, useRef, useState } from 'preact/hooks'

interface DrawingProps {
  readonly name: string
  /** Gives an `svg` element for a width in CSS pixels. */
  readonly draw: (width: number) => string
}

/** A drawing as wide as its place, from 240 up to 720 px, so that its text keeps its size. */
export function Drawing({ name, draw }: DrawingProps) {
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState<number>()
  // Before the page is painted, so that the drawing has its room from the first.
  useLayoutEffect(() => {
    const element = place.current
    if (element === null) return
    const measure = (): void => {
      setWidth(Math.max(240, Math.min(720, Math.floor(element.clientWidth))))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [])
  const svg = width === undefined ? '' : draw(width)
  return <div class={`drawing ${name}`} ref={place} dangerouslySetInnerHTML={{ __html: svg }} />
}
