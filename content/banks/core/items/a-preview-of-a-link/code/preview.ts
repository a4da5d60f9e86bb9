import { isPublic, open, resolve, type Answer } from './network.ts'

const MOST_BYTES = 200_000
const MOST_STEPS = 3

/** Title of the page behind a link that somebody has written; undefined where it has none. */
export async function preview(link: string): Promise<string | undefined> {
  const url = new URL(link)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new Error('no web address')
  const answer = await open(await addressOf(url), url)
  return fetchTitle(answer, url, MOST_STEPS)
}

/** An address of the host, all of whose addresses lie outside. */
async function addressOf(url: URL): Promise<string> {
  const addresses = await resolve(url.hostname)
  const [first] = addresses
  if (first === undefined || !addresses.every(isPublic)) throw new Error('not outside')
  return first
}

/** Follows redirects, and gives the title of the page that they lead to. */
async function fetchTitle(answer: Answer, from: URL, steps: number): Promise<string | undefined> {
  const next = answer.headers['location']
  if (answer.status >= 300 && answer.status < 400 && next !== undefined) {
    if (steps === 0) throw new Error('too many redirects')
    const url = new URL(next, from)
    const [address] = await resolve(url.hostname)
    return fetchTitle(await open(address, url), url, steps - 1)
  }
  if (answer.status !== 200) return undefined
  if (Number(answer.headers['content-length']) > MOST_BYTES) throw new Error('too large')
  return titleIn(await beginningOf(answer))
}

/** The text of a page up to the end of its title. */
async function beginningOf({ body }: Answer): Promise<string> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const part of body) {
    text += decoder.decode(part, { stream: true })
    if (text.includes('</title>')) break
  }
  return text
}

/** What stands between the marks of a title. */
function titleIn(text: string): string | undefined {
  const begin = text.indexOf('<title>')
  if (begin === -1) return undefined
  const end = text.indexOf('</title>', begin)
  if (end === -1) return undefined
  const title = text.slice(begin + '<title>'.length, end).trim()
  return title === '' ? undefined : title.slice(0, 120)
}
