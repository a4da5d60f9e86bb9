import type { Article } from './types'

/** The articles with a discount, in percent, taken off their prices. */
export function discounted(articles: Article[], percent: number): Article[] {
  if (percent === 0) return articles
  return articles.map((article) => ({
    ...article,
    cents: Math.round((article.cents * (100 - percent)) / 100),
  }))
}

/** The articles in the order that a customer wants. */
export function ordered(articles: Article[], cheapestFirst: boolean): Article[] {
  if (!cheapestFirst) return articles
  return articles.sort((one, other) => one.cents - other.cents)
}
