import { signal, type Signal } from '@preact/signals'

/** What somebody chose among a few values. */
export interface Choice<Value> {
  readonly values: readonly Value[]
  readonly initial: Value
  readonly chosen: Signal<Value>
  readonly set: (value: Value) => void
}

/**
 * A choice that this browser remembers where it can; nothing depends on it being kept.
 *
 * @param name Unique among the preferences.
 * @param values What can be chosen; anything else that a browser remembers is forgotten.
 * @param initial What holds until something is chosen.
 */
export function createChoice<const Value extends string | number | boolean>(
  name: string,
  values: readonly Value[],
  initial: NoInfer<Value>,
): Choice<Value> {
  const key = `assay.preference.${name}`
  const chosen = signal<Value>(values.find((value) => String(value) === read(key)) ?? initial)
  return {
    values,
    initial,
    chosen,
    set: (value) => {
      chosen.value = value
      try {
        localStorage.setItem(key, String(value))
      } catch {
        // A browser that refuses storage forgets the choice with the page, and nothing else.
      }
    },
  }
}

/**
 * A switch that this browser remembers where it can.
 *
 * @param name Unique among the preferences.
 * @returns The switch, off at first, and the way to set it.
 */
export function createPreference(name: string): {
  readonly on: Signal<boolean>
  readonly set: (on: boolean) => void
} {
  const { chosen, set } = createChoice<boolean>(name, [true, false], false)
  return { on: chosen, set }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
