import { expect, test } from 'vitest'
import { readPicture } from './picture.ts'

const svg = (content: string) => {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">${content}</svg>`
  return { path: 'assets/x.svg', text, bytes: new TextEncoder().encode(text) }
}

test('a plain SVG becomes a data address with its size', () => {
  expect(readPicture(svg('<g><use href="#a"/><path d="M0 0" fill="url(#b)"/></g>'))).toMatchObject({
    ok: true,
    picture: {
      width: 40,
      height: 20,
      dataUrl: expect.stringMatching(/^data:image\/svg\+xml;base64,[A-Za-z0-9+/=]+$/),
    },
  })
})

test.for([
  '<script>1</script>',
  '<SCRIPT href="#x"/>',
  '<path onload="x()"/>',
  '<foreignObject/>',
  '<image href="https://example.org/x.png"/>',
  "<use xlink:href='other.svg#a'/>",
  '<a href="javascript:x()"/>',
  '<path fill="url(https://example.org)"/>',
  '<style>@import "x.css"</style>',
  '<!DOCTYPE svg [<!ENTITY a "b">]>',
])('%s is refused', (content) => {
  expect(readPicture(svg(content)).ok).toBe(false)
})

test('a PNG is what its first bytes say, not its name', () => {
  const bytes = new Uint8Array([
    0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 9, 0, 0, 0, 7,
  ])
  expect(readPicture({ path: 'assets/x.png', text: undefined, bytes })).toMatchObject({
    ok: true,
    picture: { width: 9, height: 7 },
  })
  expect(readPicture({ path: 'assets/x.jpg', text: undefined, bytes }).ok).toBe(false)
})
