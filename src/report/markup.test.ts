import { expect, it } from 'vitest'
import { html } from './markup.ts'

it('escapes every hole, in text and in attributes', () => {
  const name = `"><script>alert('1')</script>`
  expect(html`<p title="${name}">${name}</p>`.markup).toBe(
    '<p title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;</p>',
  )
})

it('keeps markup, joins lists and leaves out what is absent', () => {
  const signs = ['a', '<'].map((each) => html`<b>${each}</b>`)
  expect(html`<i>${signs}${undefined}${3}</i>`.markup).toBe('<i><b>a</b><b>&lt;</b>3</i>')
})
