import type { AstroComponentFactory } from 'astro/runtime/server/index.js'
import type { ItemKind } from '#schemas/public-item'
import { kindNames } from '../text/common.ts'

interface GuideModule {
  readonly default: AstroComponentFactory
  readonly frontmatter: { readonly title: string; readonly summary: string }
}

/** The guide's page of one kind. */
export interface GuidePage extends GuideModule {
  readonly kind: string
}

const modules = import.meta.glob<GuideModule>('/content/guide/kinds/*.mdx', { eager: true })

/** The guide's pages, in the order in which the kinds are listed anywhere. */
export const guidePages: readonly GuidePage[] = Object.entries(modules)
  .map(([path, { default: Content, frontmatter }]) => ({
    kind: path.slice(path.lastIndexOf('/') + 1, -'.mdx'.length),
    default: Content,
    frontmatter,
  }))
  .toSorted((one, other) => place(one.kind) - place(other.kind))

function place(kind: string): number {
  return Object.keys(kindNames).indexOf(kind satisfies string as ItemKind)
}
