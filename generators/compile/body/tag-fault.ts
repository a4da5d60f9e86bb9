import { attributeHelp } from './attribute-help.ts'
import { isComponent } from './component-name.ts'
import { htmlHelp } from './refusals.ts'
import { without, type SyntaxFault } from './syntax-fault.ts'

/** A `<` that begins no tag that can be read: most often it was meant as something else. */
export function tagFault(
  reason: string,
  text: string,
  { offset, end, mark }: { readonly offset: number; readonly end: number; readonly mark: number | undefined },
): SyntaxFault {
  // A quote that never ends takes in everything: then the parser stops far below.
  const isEndless = /end of file/.test(reason)
  const at = (isEndless ? curlyTag.exec(text)?.index : undefined) ?? mark ?? offset
  const mend = without(at)
  if (text.startsWith('<!--', at)) {
    const close = text.indexOf('-->', at)
    const length = close === -1 ? 4 : close + 3 - at
    return {
      code: 'mdx/html',
      message: 'Unexpected HTML comment',
      help: 'Write {/* … */} for a note to other authors; it is never shown',
      offset: at,
      end: at + length,
      mend: { start: at, text: text.slice(at, at + length).replace(/[^\r\n]/g, ' ') },
    }
  }
  const [link, address = ''] = /^<([^\s<>]*[@/][^\s<>]*)>/.exec(text.slice(at)) ?? []
  if (link !== undefined && /[@/]/.test(reason)) {
    return {
      code: 'mdx/syntax',
      message: 'Unexpected address between < and >, expected a link with words of its own',
      help: address.startsWith('https://') ? `Write [words](${address})` : 'Take the < and > away',
      offset: at,
      end: at + link.length,
      mend,
    }
  }
  const [opening = '', name] = /^<([A-Za-z][A-Za-z0-9]*)[^<>]*>?/.exec(text.slice(at)) ?? []
  const tag = name !== undefined && isComponent(name) ? { tag: name } : {}
  const curly = opening.search(curlyQuotes)
  if (name !== undefined && isComponent(name) && curly !== -1) {
    const straight = opening.replace(/[\u201c-\u201f\u00ab\u00bb]/g, '"').replace(/[\u2018-\u201b]/g, "'")
    return {
      code: 'component/attribute',
      message: 'Unexpected curly quotes around an attribute, expected straight ones',
      help: 'Write "…"',
      offset: at + curly,
      end: at + curly + 1,
      mend: { start: at, text: straight },
      fix: { start: at, end: at + opening.length, text: straight },
    }
  }
  if (/attribute value/.test(reason) && name !== undefined && isComponent(name)) {
    const message = 'Unexpected attribute without quotes, expected a text in quotes'
    const key = /([A-Za-z]+)\s*=\s*$/.exec(text.slice(at, offset))?.[1]
    const help = key === undefined ? undefined : attributeHelp(name, key)
    const [bare] = /^[^\s<>"'=/{}]+/.exec(text.slice(offset)) ?? []
    const fix =
      bare === undefined ? {} : { fix: { start: offset, end: offset + bare.length, text: `"${bare}"` } }
    return { code: 'component/attribute', message, ...(help && { help }), offset, end, mend, ...fix, ...tag }
  }
  const help = 'Write \\< for a "less than" in the text, or put code between backticks'
  if (tag.tag !== undefined)
    return { code: 'mdx/syntax', message: sentence(reason), offset, end, mend, ...tag }
  if (name !== undefined && /attribute value/.test(reason)) {
    const message = `Unexpected HTML <${name}>, expected Markdown`
    return {
      code: 'mdx/html',
      message,
      help: htmlHelp,
      offset: at,
      end: at + 1 + name.length,
      mend,
      tag: name,
    }
  }
  const message = 'Unexpected `<` that begins no component'
  const fix = { start: at, end: at + 1, text: '\\<' }
  return { code: 'mdx/syntax', message, help, offset: at, end: at + 1, mend, fix }
}

const curlyQuotes = /[\u201c-\u201f\u2018-\u201b\u00ab\u00bb]/
/** A component's opening tag in which an attribute begins or ends with a curly quote. */
const curlyTag =
  /<[A-Z][A-Za-z]*\s[^<>]*(?:=\s*[\u201c-\u201f\u2018-\u201b\u00ab\u00bb]|[\u201c-\u201f\u2018-\u201b\u00ab\u00bb]\s*\/?>)/

/** The parser's own words, in the form in which all faults are told. */
function sentence(reason: string): string {
  const [first = reason] = reason.split('\n', 1)
  return first.replace(/ \(note: .*$/s, '').replaceAll(/`(\S+)` \(U\+[0-9A-F]+\)/g, '`$1`')
}
