import { signal } from '@preact/signals'
import type { FunctionComponent } from 'preact'

/** A part of a page that comes when it is needed. */
export interface FetchedLater<Props> {
  /** Shows nothing until it is there. */
  readonly Component: FunctionComponent<Props>
  /** Brings it into memory. @throws where it does not arrive; the next one who asks tries again */
  readonly load: () => Promise<void>
}

/** A part of a page that few need: it comes by itself once it is shown, and before that to who asks for it. */
export function fetchedLater<Props extends object>(
  fetchPart: () => Promise<FunctionComponent<Props>>,
): FetchedLater<Props> {
  // In an object, since a signal calls no function that it holds.
  const part = signal<{ readonly Component: FunctionComponent<Props> }>()
  const load = async (): Promise<void> => {
    part.value ??= { Component: await fetchPart() }
  }
  return {
    load,
    Component: (props) => {
      const found = part.value
      if (found === undefined) void load().catch(() => undefined)
      return found === undefined ? null : <found.Component {...props} />
    },
  }
}
