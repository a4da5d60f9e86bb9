import { fileStart, suggest } from '#schemas/diagnose/index'
import type { LintRule } from './rule.ts'

const common = ['item.mdx', 'model.yaml', 'proof.json', 'assets/']
/** What items have whose key responses are compared with. */
const closed = ['responses.yaml', 'waivers.yaml']

/** Nothing in the folder is ignored in silence: a misspelt file name would switch its content off. */
export const checkFiles: LintRule = ({ source, compiler }) => {
  const known = [...common, ...compiler.files, ...(compiler.needsResponses ? closed : [])]
  for (const path of source.files.keys()) {
    if (known.some((name) => (name.endsWith('/') ? path.startsWith(name) : path === name))) continue
    const meant = suggest(
      path,
      known.filter((name) => !name.endsWith('/')),
    )
    source
      .reportFor(path)
      .error(
        'file/unknown',
        fileStart,
        `Unexpected file \`${path}\` beside an item of kind ${compiler.kind}`,
        meant === undefined ? `Known names: ${known.join(', ')}` : `Did you mean \`${meant}\`?`,
      )
  }
}
