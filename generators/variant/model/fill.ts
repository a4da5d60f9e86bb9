import { showModelValue, type ModelValues } from './model-value.ts'

/** A name in braces, perhaps with a format: `{limit}`, `{price:.2}`. */
const placeholder = /\{([a-z][A-Za-z0-9]*)(?::([^{}\s]+))?\}/g

/**
 * Fills a text in: of braces only those mean a value that have a name of the model in them.
 *
 * @returns the text, and what could not be shown in the format that was asked for
 */
export function fill(
  text: string,
  values: ModelValues,
): { readonly text: string; readonly faults: readonly string[] } {
  const faults: string[] = []
  const filled = text.replace(placeholder, (whole, name: string, format: string | undefined) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) {
      if (format !== undefined) faults.push(`${whole}: there is no ${name}`)
      return whole
    }
    const shown = showModelValue(value, format)
    if (shown === undefined) faults.push(`${whole}: ${JSON.stringify(value)} cannot be written so`)
    return shown ?? whole
  })
  return { text: filled, faults }
}
