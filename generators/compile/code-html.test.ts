import { describe, expect, it } from 'vitest'
import { createCodeHtml } from './code-html.ts'

const both = createCodeHtml(['typescript', 'python'])
const one = createCodeHtml(['typescript', 'javascript'])

describe('createCodeHtml', () => {
  it('writes what Python has another word for in both ways, where Python is offered', () => {
    expect(both.word('null')).toBe('<code class="in-json">null</code><code class="in-python">None</code>')
    expect(both.word('nullable')).toBeUndefined()
    expect(one.word('null')).toBeUndefined()
  })

  it('writes values by their type, and once where both ways are the same', () => {
    expect(both.value(['a', null], 'string?[]')).toBe(
      '<code class="in-json">[&quot;a&quot;, null]</code><code class="in-python">[\'a\', None]</code>',
    )
    expect(both.value(2, 'float')).toBe('<code class="in-json">2</code><code class="in-python">2.0</code>')
    expect(both.value([1, 2], 'int[]')).toBe('<code>[1, 2]</code>')
    expect(one.value(true, 'bool')).toBe('<code>true</code>')
  })

  it('takes nothing in a sentence for markup', () => {
    expect(both.words('`a < b` may be `true` & <b>')).toBe(
      '<code>a &lt; b</code> may be <code class="in-json">true</code><code class="in-python">True</code> &amp; &lt;b&gt;',
    )
  })
})
