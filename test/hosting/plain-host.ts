import { createReadStream, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

export interface PlainHost {
  /** Address of the host, without a slash at the end. */
  readonly url: string
  /** Paths that were asked for, in order. */
  readonly requests: string[]
  readonly close: () => Promise<void>
}

/** What docs/HOSTING.md asks of any host. */
export interface HostRules {
  /** Media types by what a file's name ends in, such as `.js`. */
  readonly types: ReadonlyMap<string, string>
  readonly otherType: string
  /** Values of `cache-control` by the folder that a file lies in. */
  readonly caching: ReadonlyMap<string, string>
  readonly otherCaching: string
}

/** Reads the tables of docs/HOSTING.md. @throws Error where one is not there */
export function hostRulesOf(text: string): HostRules {
  const types = rowsOf(text, 'content-type')
  const caching = rowsOf(text, 'cache-control')
  const other = (rows: ReadonlyMap<string, string>, name: string) => {
    const value = rows.get(name)
    if (value === undefined) throw new Error(`docs/HOSTING.md has no row for ${name}`)
    return value
  }
  return {
    types,
    otherType: other(types, 'anything else'),
    caching,
    otherCaching: other(caching, 'all others'),
  }
}

/** The rows of the table whose second column has this head: `a`, `b` in the first one are a row each. */
function rowsOf(text: string, head: string): ReadonlyMap<string, string> {
  const table = new RegExp(`^\\|[^|\\n]*\\| \`${head}\` *\\|\\n\\|[-| ]+\\|\\n((?:\\|.*\\n)+)`, 'm').exec(
    text,
  )?.[1]
  if (table === undefined) throw new Error(`docs/HOSTING.md has no table of \`${head}\``)
  return new Map(
    [...table.matchAll(/^\| (.*?) *\| `(.*?)` *\|$/gm)].flatMap(([, names = '', value = '']) =>
      names.split(', ').map((name) => [name.replaceAll('`', ''), value] as const),
    ),
  )
}

/**
 * A host that knows nothing of Assay: it sends the files of a folder as they are, with the headers of the rules and no
 * other, below a path.
 *
 * @param dir the folder
 * @param base path of the site on the host, with a slash at both ends
 */
export async function plainHost(dir: string, base: string, rules: HostRules): Promise<PlainHost> {
  const requests: string[] = []
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host')
    requests.push(pathname)
    const path = pathname.startsWith(base) ? decodeURIComponent(pathname.slice(base.length)) : undefined
    const found = path === undefined ? undefined : fileAt(join(dir, path), path === '' || path.endsWith('/'))
    if (found === FOLDER) return void response.writeHead(301, { location: `${pathname}/` }).end()
    const file = found ?? join(dir, '404.html')
    const folder = file.slice(dir.length + 1).split('/')[0] ?? ''
    response.writeHead(found === undefined ? 404 : 200, {
      'content-type': rules.types.get(extname(file)) ?? rules.otherType,
      'cache-control': rules.caching.get(folder) ?? rules.otherCaching,
    })
    createReadStream(file).pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A folder that is asked for without its slash. */
const FOLDER = Symbol('folder')

function fileAt(path: string, isFolder: boolean): string | typeof FOLDER | undefined {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats?.isFile() === true) return isFolder ? undefined : path
  if (stats?.isDirectory() !== true) return undefined
  return isFolder ? fileAt(join(path, 'index.html'), false) : FOLDER
}
