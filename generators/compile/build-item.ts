import type { ItemKind } from '#schemas/item'
import type { Proof } from '#schemas/proof'
import type { GradedItem, PracticeItem, PublicItem } from '#schemas/public-item'
import type { ItemSource, KindContent } from '../kinds/kind.ts'
import type { Block, ComponentUse } from './body.ts'
import type { CompiledItem, SealedItem, Waivers } from './compiled-item.ts'
import { factsOf } from './item-facts.ts'
import { readPicture, type Picture } from './picture.ts'
import { createRenderer, normalPath, type Renderer } from './render.ts'
import { figuresIn } from './walk.ts'

interface BuildOptions {
  readonly source: ItemSource<ItemKind>
  readonly content: KindContent<ItemKind>
  readonly proof: Proof | undefined
  readonly digest: string
  readonly canary: string
  readonly waivers: Waivers
}

/** What a public half may hold, whatever the use of the item. There is no place for a key in it. */
type PublicContent = Omit<GradedItem, 'use'>
type Grading = PracticeItem['grading']

/** Renders an item without errors into its two halves. */
export function buildItem({ source, content, proof, digest, canary, waivers }: BuildOptions): CompiledItem {
  const { body, frontmatter, folder, responses } = source
  const render: Renderer = createRenderer({
    itemId: source.id,
    body,
    pictures: picturesOf(source),
    languages: content.languages,
    fragment: (component) => content.fragment(component, render),
  })
  const key = content.key(render)
  const hints = componentsNamed(body.blocks, 'Hint').map(({ attributes, children }, index) => ({
    cost: attributes['cost'] === 'key' ? ('key' as const) : ('none' as const),
    html: render.nodes(children, `h${index + 1}`),
  }))
  const [explained] = componentsNamed(body.blocks, 'Explanation')
  const explanation = explained ? render.nodes(explained.children, 'e') : ''
  const publicContent = publicContentOf(source, content, render)
  const solutions = content.languages.flatMap((language) => {
    const found = content.submissions.find(
      (submission) =>
        submission.expected === 'accepted' &&
        submission.language === language &&
        // What lies deeper is one file of several, and no solution by itself.
        submission.file.split('/').length === 2,
    )
    return found ? [{ language: found.language, text: found.text }] : []
  })
  const { id, version, kind, use } = frontmatter.value
  const sealed = {
    id,
    version,
    kind,
    canary,
    key,
    ...(content.steering?.length && { steering: content.steering }),
    hints,
    explanation,
    submissions: content.submissions.map(
      ({ expected, language: _language, file, followUp, ...submission }) => ({
        file: followUp || file.startsWith(`${expected}/`) ? file : `${expected}/${file}`,
        ...submission,
      }),
    ),
    ...(responses ? { responses: responses.value.responses } : {}),
  } as SealedItem
  const state =
    proof === undefined
      ? 'missing'
      : proof.digest === digest && proof.verdict === 'verified'
        ? 'current'
        : 'stale'
  return {
    id,
    folder,
    digest,
    frontmatter: frontmatter.value,
    public:
      use === 'graded'
        ? gradedItem(publicContent)
        : practiceItem(publicContent, { key, hints, explanation, solutions } as Grading),
    sealed,
    detail: content.detail,
    responses: content.responses,
    ...(content.names && { names: content.names }),
    ...(Object.keys(waivers).length > 0 && { waivers }),
    ...(proof ? { proof } : {}),
    proofState: state,
  }
}

/** The public half of a graded item is made from what is public; nothing else is in reach. */
function gradedItem(content: PublicContent): GradedItem {
  return { ...content, use: 'graded' } as GradedItem
}

/** A practice item is graded by the browser, and so carries what grading needs. */
function practiceItem(content: PublicContent, grading: Grading): PublicItem {
  return { ...content, use: 'practice', grading } as PracticeItem
}

function publicContentOf(
  source: ItemSource<ItemKind>,
  content: KindContent<ItemKind>,
  render: Renderer,
): PublicContent {
  const { scoring, license, authors } = source.frontmatter.value
  const {
    status: _status,
    use: _use,
    caseIds: _caseIds,
    replacedBy: _replacedBy,
    ...facts
  } = factsOf(source, content)
  const stem = content.stem.filter(
    (block) =>
      block.type === 'markdown' || !['Hint', 'Explanation', 'FollowUp'].includes(block.component.name),
  )
  return {
    ...facts,
    languages: [...facts.languages],
    scoring: Object.entries(scoring)
      .sort(([left], [right]) => Number(left) - Number(right))
      .map(([, sentence]) => sentence),
    license,
    authors: authors.map(({ name }) => name),
    stem: render.blocks(stem, 's'),
    task: content.task(render),
  } as PublicContent
}

function componentsNamed(blocks: readonly Block[], name: ComponentUse['name']): readonly ComponentUse[] {
  return blocks.flatMap((block) =>
    block.type === 'component' && block.component.name === name ? [block.component] : [],
  )
}

function picturesOf({ body, files }: ItemSource<ItemKind>): ReadonlyMap<string, Picture> {
  const pictures = new Map<string, Picture>()
  for (const { src } of figuresIn(body)) {
    const path = normalPath(src ?? '')
    const file = files.get(path)
    if (!file || pictures.has(path)) continue
    const read = readPicture(file)
    if (read.ok) pictures.set(path, read.picture)
  }
  return pictures
}
