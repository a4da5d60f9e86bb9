/** The table of graded tests in `docs/THREATS.md`. `node test/graded/threats-table.ts` writes it anew. */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { attackRows, type AttackRow, type Outcome } from '#report'

const BEGIN = '<!-- Made from src/report/attack-rows.ts by node test/graded/threats-table.ts -->'
const END = '<!-- End of what is made -->'
const OUTCOMES: readonly Outcome[] = ['rejected', 'flagged', 'true value', 'not stoppable']

export const threatsPath = fileURLToPath(new URL('../../docs/THREATS.md', import.meta.url))

/**
 * The document with its table as the rows say it.
 *
 * @throws Error where it has no place for one
 */
export async function withTable(document: string): Promise<string> {
  const [from, to] = [document.indexOf(BEGIN), document.indexOf(END)]
  if (from < 0 || to < from) throw new Error(`docs/THREATS.md has no place between ${BEGIN} and ${END}`)
  const all: readonly AttackRow[] = Object.values(attackRows)
  const rows = OUTCOMES.flatMap((wanted) => all.filter(({ outcome }) => outcome === wanted))
  const table = [
    '| attack on a graded test | outcome | what happens |',
    '| --- | --- | --- |',
    ...rows.map(({ attack, happens, outcome }) => `| ${attack} | ${outcome} | ${happens} |`),
  ].join('\n')
  const text = `${document.slice(0, from)}${BEGIN}\n\n${table}\n\n${document.slice(to)}`
  return format(text, { ...(await resolveConfig(threatsPath)), filepath: threatsPath })
}

if (import.meta.main) await writeFile(threatsPath, await withTable(await readFile(threatsPath, 'utf8')))
