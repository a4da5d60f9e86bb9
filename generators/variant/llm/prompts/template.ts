import { textHash } from '../../../release/text-hash.ts'

/**
 * Puts texts in the places of a template, all at once: what is put in is never looked through for places.
 *
 * @param values by the names that stand in the template as `{{name}}`
 * @throws RangeError for a place without a value: the templates are part of the package
 */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template
    .replace(/\{\{([A-Za-z]+)\}\}/g, (_, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined
      if (value === undefined) throw new RangeError(`the template has a place for ${name}, which has no text`)
      return value
    })
    .trimEnd()
}

/** A text between two lines that it cannot contain, since they hold its own hash: it cannot say that it has ended. */
export function marked(text: string): string {
  const mark = `=== ${textHash(text).slice(0, 16)} ===`
  return `${mark}\n${text}\n${mark}`
}
