/** The list of problems as it would be with thousands: the built page, its rows and their data multiplied. */
import type { BrowserContext } from 'playwright-core'

/** How Astro writes what an island is given: each value behind the number of its type, 0 for plain, 1 for a list. */
type Written = readonly [0, unknown] | readonly [1, readonly Written[]]

/**
 * Lets every page of a context get the catalogue with so many problems, as the server would have drawn it.
 *
 * @param context Its service workers are blocked.
 * @param count Of problems, at least as many as there are.
 */
export async function enlargeCatalogue(context: BrowserContext, count: number): Promise<void> {
  await context.route(/\/practice\/(\?|$)/, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: enlarged(await response.text(), count) })
  })
}

function enlarged(html: string, count: number): string {
  const rows = [...html.matchAll(/<li class="problem".*?<\/li>/gs)].map(([row]) => row)
  const [first = ''] = rows
  const start = html.indexOf(first)
  const end = html.indexOf('</ol>', start)
  const many = Array.from({ length: count }, (_, number) => {
    const row = rows[number % rows.length] ?? ''
    return number < rows.length
      ? row
      : row.replaceAll(/(data-item="|\/item\/)([^"/]+)/g, `$1$2-${number}`).replace('</a>', ` ${number}</a>`)
  })
  return (html.slice(0, start) + many.join('') + html.slice(end)).replaceAll(
    /props="([^"]*catalogue[^"]*)"/g,
    (_, props: string) => `props="${escaped(withMany(unescaped(props), count))}"`,
  )
}

function withMany(text: string, count: number): string {
  const props = JSON.parse(text) as { catalogue: [0, { items: [1, Written[]] }] }
  const items = props.catalogue[1].items[1] as [0, Record<'id' | 'title', [0, string]>][]
  const many = Array.from({ length: count }, (_, number) => {
    const [, item] = items[number % items.length] ?? [0, undefined]
    if (item === undefined) throw new Error('the catalogue is empty')
    if (number < items.length) return [0, item]
    return [0, { ...item, id: [0, `${item.id[1]}-${number}`], title: [0, `${item.title[1]} ${number}`] }]
  })
  props.catalogue[1].items[1] = many as unknown as Written[]
  return JSON.stringify(props)
}

const SIGNS = [
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&#34;', '"'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&amp;', '&'],
] as const

function unescaped(text: string): string {
  return SIGNS.reduce((before, [written, sign]) => before.replaceAll(written, sign), text)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
