import { parseDocument } from 'yaml'
import { freshUuids } from './fresh-uuids.ts'

/** What tells one new bank from another. */
export interface NewBank {
  /** Lower case letters, digits and single hyphens. */
  readonly id: string
  /** One line. */
  readonly title: string
}

/** The names that the template has in place of a bank's own. */
const TEMPLATE: NewBank = { id: 'buses', title: 'Buses' }

/**
 * The files of a new bank: those of the template, with the bank's own names. Every UUID is a fresh one, the same wherever
 * it stands: a canary that two banks share would accuse the wrong one of a leak, and the id of a case is that case for
 * ever, whatever its author makes of it.
 *
 * @param template texts by their path below the bank, with `/`
 * @param freshUuid a new UUID at each call
 */
export function planBank(
  template: ReadonlyMap<string, string>,
  { id, title }: NewBank,
  freshUuid: () => string,
): ReadonlyMap<string, string> {
  const renewed = freshUuids(freshUuid)
  const own: Readonly<Record<string, (text: string) => string>> = {
    'bank.yaml': (text) => {
      const document = parseDocument(text)
      document.set('id', id)
      document.set('title', title)
      return document.toString()
    },
    'README.md': (text) => text.replace(`# ${TEMPLATE.title}\n`, () => `# ${title}\n`),
    'CHANGELOG.md': (text) => text.replace(`\`${TEMPLATE.id}\``, () => `\`${id}\``),
  }
  return new Map(
    [...template].map(([path, text]) => {
      const named = Object.hasOwn(own, path) ? (own[path]?.(text) ?? text) : text
      return [path, renewed(named)]
    }),
  )
}
