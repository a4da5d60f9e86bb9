import { signal, type Signal } from '@preact/signals'

/**
 * A switch that this browser remembers where it can; nothing depends on it being kept.
 *
 * @param name Unique among the preferences.
 * @returns The switch, off at first, and the way to set it.
 */
export function createPreference(name: string): {
  readonly on: Signal<boolean>
  readonly set: (on: boolean) => void
} {
  const key = `assay.preference.${name}`
  const on = signal(read(key))
  return {
    on,
    set: (value) => {
      on.value = value
      try {
        localStorage.setItem(key, value ? 'on' : 'off')
      } catch {
        // A browser that refuses storage forgets the switch with the page, and nothing else.
      }
    },
  }
}

function read(key: string): boolean {
  try {
    return localStorage.getItem(key) === 'on'
  } catch {
    return false
  }
}
