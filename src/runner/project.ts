import {
  compileFile,
  longestSource,
  linesBefore,
  type Compiled,
  type FilePlace,
  type Transpiler,
} from './compile.ts'
import type { Program } from './program.ts'

/**
 * A project as one script: each file a function of the CommonJS trio, loaded when it is first imported, so that files
 * may import one another in a circle as they may in CommonJS. Its value is the factory that a text alone would have.
 *
 * @param program with a project
 * @returns the script and where each file stands in it; the first fault of the files, in the order of their paths
 * @throws RangeError where the host's stack is too small for a text: no verdict follows from that
 */
export function compileProject(program: Program, transpiler: Transpiler): Compiled {
  const { path: main = 'main.ts', files = {} } = program.project ?? {}
  // In the order of the paths: fuel depends on the heap, which must not depend on how a candidate's files arrived.
  const texts = Object.entries({ ...files, [main]: program.text }).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const imported = new Set(texts.flatMap(([path, text]) => importedBy(path, text, texts)))
  const characters = texts.reduce((sum, [, text]) => sum + text.length, 0)
  if (characters > longestSource) {
    const message = `This project is too long: ${characters} characters, and ${longestSource} are the most`
    return { ok: false, fault: { message, line: 1, column: 1, file: main } }
  }
  const places: FilePlace[] = []
  let script = `${loader}({ __proto__: null,`
  for (const [path, text] of texts) {
    const isMain = path === main
    const compiled = compileFile(
      { language: isMain ? program.language : languageOf(path), text },
      transpiler,
      { entry: isMain ? program.signature?.name : undefined, isImported: imported.has(path) },
    )
    if (!compiled.ok) return { ok: false, fault: { ...compiled.fault, file: path } }
    script += `\n${JSON.stringify(path)}: `
    places.push({ path, text, linesBefore: script.split('\n').length - 1 + linesBefore })
    script += `${compiled.script},`
  }
  return { ok: true, script: `${script}\n}, ${JSON.stringify(main)})`, files: places }
}

function languageOf(path: string): Program['language'] {
  return path.endsWith('.ts') ? 'typescript' : 'javascript'
}

/** Endings that an import may leave out; `.js` may also stand for the TypeScript file that it is made from. */
const endings = ['', '.ts', '.js', '/index.ts', '/index.js'] as const

/** What a file may import, at most: any text in quotes that is the relative path of another file. */
function importedBy(
  from: string,
  text: string,
  files: readonly (readonly [string, string])[],
): readonly string[] {
  const paths = new Set(files.map(([path]) => path))
  return [...text.matchAll(/['"`](\.{1,2}\/[^'"`\n]*)['"`]/g)].flatMap(([, name = '']) => {
    const wanted = joined(from, name)
    const stems = [wanted, wanted.replace(/\.js$/, '')]
    return stems.flatMap((stem) => endings.map((ending) => stem + ending)).filter((path) => paths.has(path))
  })
}

/** The path that a relative one means, seen from a file. */
function joined(from: string, name: string): string {
  const parts = from.split('/').slice(0, -1)
  for (const part of name.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

/**
 * Loads the files in the realm; a text, since the same bytes have to arrive wherever this is bundled. `__proto__: null`
 * keeps a file from being named like a method of objects.
 */
const loader = `(function (sources, main) {
  var loaded = { __proto__: null }
  var names = Object.keys(sources)
  var endings = ${JSON.stringify(endings)}
  function find(from, name) {
    var parts = from.split('/')
    parts.pop()
    for (var part of name.split('/')) {
      if (part === '..') {
        if (parts.length === 0) return undefined
        parts.pop()
      } else if (part !== '.' && part !== '') parts.push(part)
    }
    var path = parts.join('/')
    for (var ending of endings) if (path + ending in sources) return path + ending
    var typed = path.slice(-3) === '.js' ? path.slice(0, -3) + '.ts' : ''
    return typed in sources ? typed : undefined
  }
  function requireFrom(from) {
    return function require(name) {
      name = String(name)
      var isRelative = name.slice(0, 2) === './' || name.slice(0, 3) === '../'
      var path = isRelative ? find(from, name) : undefined
      if (path !== undefined) return load(path).exports
      throw new ReferenceError('Cannot import "' + name + '" in ' + from + ': ' + (isRelative
        ? 'there is no such file. The project has ' + names.join(', ')
        : 'only files of the project can be imported, by a path that begins with ./ or ../'))
    }
  }
  function load(path) {
    if (path in loaded) return loaded[path]
    var module = (loaded[path] = { exports: {} })
    sources[path](module.exports, module, requireFrom(path))
    return module
  }
  return function (exports, module) {
    loaded[main] = module
    return sources[main](exports, module, requireFrom(main))
  }
})`
