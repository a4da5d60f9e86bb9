import { suggest } from '#schemas/diagnose/index'
import { blocksSchema, type Blocks } from '#schemas/blocks'
import type { DataFile } from '#schemas/diagnose/data-file'
import { readDataFile } from '../compile/data-file.ts'
import type { KnownResponse } from '../compile/compiled-item.ts'
import type { Report } from '#schemas/diagnose/report'
import { wordEdit } from '#schemas/diagnose/word-edit'
import type { ItemSource, KindCompiler, KindContent } from './kind.ts'
import { byOpaqueId, opaqueId } from './opaque-id.ts'

/** Order (Parsons problem): blocks with what each must come after, and distractors. */
export const order: KindCompiler<'order'> = {
  kind: 'order',
  files: ['blocks.yaml'],
  answers: ['blocks.yaml'],
  components: [],
  needsResponses: true,
  responseKey: 'blocks',
  secrets: ({ required, distractors }) => ({
    prose: distractors.map(({ why }) => ['reason of a distractor', why]),
    parts: required,
  }),
  check,
}

function check(source: ItemSource<'order'>): KindContent<'order'> | undefined {
  const { id, folder, files, diagnostics, report, frontmatter } = source
  const file = files.get('blocks.yaml')
  if (file?.text === undefined) {
    if (!file)
      report.error('order/no-blocks', frontmatter.source.rangeOf(['kind']), 'Missing file `blocks.yaml`')
    return undefined
  }
  const data = readDataFile(
    { text: file.text, file: `${folder}/blocks.yaml`, schema: blocksSchema },
    diagnostics,
  )
  if (!data) return undefined
  const { blocks, distractors, language, indentation } = data.value
  checkBlocks(data, source, source.reportFor('blocks.yaml'))

  const opaque = new Map(
    [...blocks, ...distractors].map((block) => [block.id, opaqueId(id, 'block', block.text)] as const),
  )
  const idOf = (authored: string) => opaque.get(authored) ?? authored
  return {
    languages: language === 'text' ? [] : [language],
    stem: source.body.blocks,
    fragment: () => '',
    task: () => ({
      language,
      indentation,
      blocks: byOpaqueId(
        [...blocks, ...distractors].map((block) => ({ id: idOf(block.id), text: block.text })),
      ),
    }),
    key: () => ({
      required: byOpaqueId(
        blocks.map((block) => ({
          id: idOf(block.id),
          after: block.after.map(idOf).sort(),
          indent: block.indent ?? 0,
        })),
      ),
      distractors: byOpaqueId(distractors.map(({ id: authored, why }) => ({ id: idOf(authored), why }))),
    }),
    submissions: [],
    responses: knownResponses(source, opaque),
    names: Object.fromEntries([...opaque].map(([authored, one]) => [one, authored])),
    detail: { kind: 'order' },
  }
}

/** Words of a block that would place it without a thought. */
const placeWords =
  /\b(?:as the (?:first|last) step|first of all|last of all|to begin with|(?:at|in) the (?:very )?(?:beginning|end)|step \d+)\b|^(?:first|last|then|next|finally|lastly),/i

function checkBlocks(
  { value, source }: DataFile<Blocks>,
  { max }: ItemSource<'order'>,
  report: Report,
): void {
  const names = value.blocks.map(({ id }) => id)
  const all = [
    ...value.blocks.map((block, index) => ({ ...block, path: ['blocks', index] as const })),
    ...value.distractors.map((block, index) => ({ ...block, path: ['distractors', index] as const })),
  ]
  const ids = new Set<string>()
  const texts = new Set<string>()
  for (const { id, text, path } of all) {
    if (ids.has(id))
      report.error('order/same-id', source.rangeOf([...path, 'id']), `Unexpected second block \`${id}\``)
    ids.add(id)
    if (text.trim() === '')
      report.error('order/empty', source.rangeOf([...path, 'text']), 'Unexpected empty block')
    else if (texts.has(text)) {
      report.error(
        'order/same-text',
        source.rangeOf([...path, 'text']),
        'Unexpected second block with the same text, which nobody could tell from the first',
        'Join it with the block before or after it',
      )
    }
    texts.add(text)
    const [place] = value.language === 'text' ? (placeWords.exec(text) ?? []) : []
    if (place !== undefined)
      report.error(
        'order/place-word',
        source.rangeOf([...path, 'text']),
        `Unexpected block that says where it belongs: “${place}”`,
        'Say what is done, and not when',
      )
  }
  for (const [index, { after, indent }] of value.blocks.entries()) {
    for (const [place, name] of after.entries()) {
      if (names.includes(name)) continue
      const meant = suggest(name, names)
      report.error(
        'order/unknown-block',
        source.rangeOf(['blocks', index, 'after', place]),
        `Unexpected block \`${name}\`, expected one of \`blocks\``,
        meant === undefined ? undefined : `Did you mean \`${meant}\`?`,
        wordEdit(meant),
      )
    }
    if (indent !== undefined && !value.indentation) {
      report.error(
        'order/indent',
        source.rangeOfKey(['blocks', index, 'indent']),
        'Unexpected indent, since `indentation` is false',
      )
    }
  }
  const cycle = findCycle(value.blocks)
  if (cycle) {
    const index = value.blocks.findIndex(({ id }) => id === cycle[0])
    report.error(
      'order/cycle',
      source.rangeOf(['blocks', index, 'after']),
      `Unexpected cycle: ${[...cycle, cycle[0]].map((id) => `\`${id}\``).join(' after ')}`,
    )
  }
  if (value.blocks.length + value.distractors.length < max + 2) {
    report.warning(
      'order/few-blocks',
      source.rangeOfKey(['blocks']),
      `Unexpected ${value.blocks.length + value.distractors.length} blocks, expected ${max + 2} or more for ${max} categories`,
    )
  }
}

/** A cycle of `after`, or undefined where there is none. Iterative: a file may chain thousands of blocks. */
function findCycle(blocks: Blocks['blocks']): readonly string[] | undefined {
  const after = new Map(blocks.map((block) => [block.id, block.after]))
  const waiting = new Map(
    blocks.map((block) => [block.id, new Set(block.after.filter((id) => after.has(id)))]),
  )
  const followers = new Map<string, string[]>()
  for (const [id, names] of waiting)
    for (const name of names) followers.set(name, [...(followers.get(name) ?? []), id])
  const free = [...waiting].flatMap(([id, names]) => (names.size === 0 ? [id] : []))
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    waiting.delete(id)
    for (const follower of followers.get(id) ?? []) {
      const names = waiting.get(follower)
      names?.delete(id)
      if (names?.size === 0) free.push(follower)
    }
  }
  let [at] = [...waiting.keys()]
  const path: string[] = []
  while (at !== undefined && !path.includes(at)) {
    path.push(at)
    at = [...(waiting.get(at) ?? [])].find((id) => waiting.has(id))
  }
  return at === undefined ? undefined : path.slice(path.indexOf(at))
}

function knownResponses(
  { responses, reportFor }: ItemSource<'order'>,
  opaque: ReadonlyMap<string, string>,
): readonly KnownResponse[] {
  const report = reportFor('responses.yaml')
  return (responses?.value.responses ?? []).flatMap(
    ({ name, category, why, response }, index): KnownResponse[] => {
      const path = ['responses', index, 'response']
      const range = (rest: readonly (string | number)[]) => responses?.source.rangeOf([...path, ...rest])
      if (!('blocks' in response)) {
        const at = range([])
        if (at) report.error('responses/form', at, 'Unexpected form of response, expected `blocks: […]`')
        return []
      }
      const blocks = response.blocks.flatMap((block, place) => {
        const authored = typeof block === 'string' ? block : block.id
        const id = opaque.get(authored)
        if (id !== undefined) return [{ id, indent: typeof block === 'string' ? 0 : block.indent }]
        const at = range(['blocks', place])
        const meant = suggest(authored, opaque.keys())
        const help = meant === undefined ? undefined : `Did you mean \`${meant}\`?`
        const fix = typeof block === 'string' ? wordEdit(meant) : undefined
        if (at) report.error('responses/unknown-block', at, `Unexpected block \`${authored}\``, help, fix)
        return []
      })
      if (blocks.length < response.blocks.length) return []
      return [{ name, category, why, response: { kind: 'order', blocks } }]
    },
  )
}
