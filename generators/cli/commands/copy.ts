import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { suggest } from '#schemas/diagnose/suggest'
import { copyItem } from '../../init/copy-item.ts'
import { slugOf } from '../../init/slug-of.ts'
import { exitCodes, UsageError, type Command } from '../command.ts'
import { banksOf } from '../site-arguments.ts'

export const command: Command = {
  usage: 'copy ITEM NEW [--title TITLE] [--bank DIR] [--json]',
  help: [
    'ITEM           id of the item that is copied',
    'NEW            id of the copy, which becomes a draft of version 1.0.0, with fresh ids of cases and no proof',
    '--title TITLE  title of the copy (default: that of ITEM)',
    '--bank DIR     folder or name of the bank (default: the one around the current folder)',
    '--json         one JSON object: the folder of the copy',
  ].join('\n'),
  options: { title: { type: 'string' }, bank: { type: 'string' }, json: { type: 'boolean' } },
  async run({ values, positionals }, io) {
    const [item, id, ...others] = positionals
    if (item === undefined || id === undefined || others.length > 0)
      throw new UsageError('name an item and the id of its copy, such as assay copy late-buses late-ferries')
    const banks = banksOf(values['bank'], io)
    const bankDir = banks.find((dir) => existsSync(join(dir, 'items', item, 'item.mdx')))
    if (bankDir === undefined || slugOf(item) !== item) throw new UsageError(unknownItem(item, banks))
    if (slugOf(id) !== id) {
      const meant = slugOf(id)
      const hint = meant === undefined ? '' : `, such as ${meant}`
      throw new UsageError(`"${id}" is no id: expected lower case letters, digits and single hyphens${hint}`)
    }
    const { title } = values
    // oxlint-disable-next-line no-control-regex
    if (typeof title === 'string' && (title.trim() === '' || /[\u0000-\u001f\u007f]/.test(title)))
      throw new UsageError('--title is no title: expected one line')
    const to = join(bankDir, 'items', id)
    const taken = () => {
      io.stderr.write(
        `assay copy: ${relative(io.cwd, to)} is there already, and nothing is ever overwritten: take another id\n`,
      )
      return exitCodes.findings
    }
    if (existsSync(to)) return taken()
    try {
      await copyItem({
        from: join(bankDir, 'items', item),
        to,
        title: typeof title === 'string' ? title.trim() : undefined,
        freshUuid: randomUUID,
      })
    } catch (error) {
      if (existsSync(to)) return taken()
      throw error
    }
    const folder = relative(io.cwd, to)
    io.stdout.write(
      values['json'] === true
        ? `${JSON.stringify({ id, folder: to, copyOf: item })}\n`
        : `Copied ${item} to ${folder}, as a draft: edit it, then assay check and assay verify ${id}\n`,
    )
    return exitCodes.fine
  },
}

function unknownItem(item: string, banks: readonly string[]): string {
  const items = banks.flatMap((dir) =>
    existsSync(join(dir, 'items')) ? readdirSync(join(dir, 'items')) : [],
  )
  const meant = suggest(item, items)
  return `no item ${item}${meant === undefined ? '' : `; did you mean ${meant}?`}`
}
