import { discounted, ordered } from './pricing'
import { createMemory } from './memory'
import { lineOf } from './lines'
import type { Article, Visit } from './types'

/** The offer of each visit, in order, and how often a catalogue had to be read. */
export function openOffers(catalogue: Map<string, Article[]> | Record<string, Article[]>, visits: Visit[]) {
  const all = catalogue instanceof Map ? catalogue : new Map(Object.entries(catalogue))
  let reads = 0
  const remembered = createMemory((name) => {
    reads += 1
    return (all.get(name) ?? []).map((article) => ({ ...article }))
  })
  const offers = visits.map((visit) => {
    const articles = remembered(visit.catalogue)
    return lineOf(ordered(discounted(articles, visit.discount), visit.cheapestFirst))
  })
  return { reads, offers }
}
