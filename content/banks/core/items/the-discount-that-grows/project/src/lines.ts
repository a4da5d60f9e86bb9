import type { Article } from './types'

/** An offer in one line, such as `lamp 90.00, cable 4.50`. */
export function lineOf(articles: Article[]): string {
  return articles.map(({ name, cents }) => `${name} ${(cents / 100).toFixed(2)}`).join(', ')
}
