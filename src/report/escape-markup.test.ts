import { expect, it } from 'vitest'
import { escapeMarkup } from './escape-markup.ts'

it('turns what markup reads into references', () => {
  expect(escapeMarkup(`<a href="x" title='y'>&`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;')
})

it('drops control characters and keeps tabs and line breaks', () => {
  expect(escapeMarkup('a\u0000b\tc\nd\u001be')).toBe('ab\tc\nde')
})
