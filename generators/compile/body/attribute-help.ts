import { components, type ComponentName } from '../components.ts'

/** What an attribute may say, as it would be written. */
export function attributeHelp(component: ComponentName, attribute: string): string | undefined {
  const known: Readonly<Record<string, 'text' | readonly string[]>> = components[component].attributes
  const allowed = Object.hasOwn(known, attribute) ? known[attribute] : undefined
  if (allowed === undefined) return undefined
  if (allowed !== 'text') return `Write ${allowed.map((word) => `${attribute}="${word}"`).join(' or ')}`
  return component === 'Examples'
    ? 'Write cases="first-case, second-case", with names of visible cases'
    : `Write ${attribute}="…"`
}
