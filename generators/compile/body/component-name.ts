import { suggest, type Range } from '#schemas/diagnose/index'
import { componentNames, components, type ComponentName } from '../components.ts'
import type { Report } from '#schemas/diagnose/report'
import { htmlHelp } from './refusals.ts'

/** Whether a tag's name is that of a component. */
export function isComponent(name: string | null): name is ComponentName {
  return name !== null && Object.hasOwn(components, name)
}

/**
 * Tells of an element that is no component: either misspelt, or HTML.
 *
 * @param range the opening mark and the name
 * @param isAlone whether the name stands in no closing tag as well, which a fix would have to change too
 */
export function reportUnknown(name: string | null, range: Range, report: Report, isAlone: boolean): void {
  const meant = name === null ? undefined : suggest(name, componentNames)
  if (name === null || (meant === undefined && /^[a-z]/.test(name))) {
    report.error('mdx/html', range, `Unexpected HTML <${name ?? ''}>, expected Markdown`, htmlHelp)
    return
  }
  const help =
    meant === undefined ? `Known components: ${componentNames.join(', ')}` : `Did you mean <${meant}>?`
  const fix = meant !== undefined && isAlone ? { text: `<${meant}` } : undefined
  report.error('component/unknown', range, `Unexpected component <${name}>`, help, fix)
}
