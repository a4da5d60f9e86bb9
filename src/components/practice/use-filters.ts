import { useEffect, useState } from 'preact/hooks'
import type { Catalogue } from '../../practice/catalogue.ts'
import { NO_FILTERS, readFilters, writeFilters, type Filters } from '../../practice/filters.ts'

interface FiltersInAddress {
  readonly filters: Filters
  /** What the address asked for that there is not. */
  readonly ignored: readonly string[]
  /** Whether the address has been read. */
  readonly isReady: boolean
  readonly set: (filters: Filters) => void
}

/**
 * The catalogue's filters, which live in the address: it can be shared, and the back button undoes a choice. Typing
 * makes one step, not one for each letter.
 */
export function useFilters(catalogue: Catalogue): FiltersInAddress {
  const [state, setState] = useState<Omit<FiltersInAddress, 'set'>>({
    filters: NO_FILTERS,
    ignored: [],
    isReady: false,
  })
  useEffect(() => {
    const read = (): void => {
      const { filters, ignored } = readFilters(location.search, catalogue)
      setState({ filters, ignored: ignored.map(({ name, value }) => `${name} ${value}`), isReady: true })
      delete document.documentElement.dataset['filtered']
    }
    read()
    addEventListener('popstate', read)
    return () => {
      removeEventListener('popstate', read)
    }
  }, [])
  const set = (filters: Filters): void => {
    const isTyping = filters.q !== state.filters.q && state.filters.q !== '' && filters.q !== ''
    const address = location.pathname + writeFilters(filters) + location.hash
    history[isTyping ? 'replaceState' : 'pushState'](null, '', address)
    setState({ filters, ignored: [], isReady: true })
  }
  return { ...state, set }
}
