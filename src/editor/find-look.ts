import { EditorView } from '@codemirror/view'

const control = {
  boxSizing: 'border-box',
  minHeight: '1.75rem',
  border: '1px solid var(--line)',
  borderRadius: 'var(--radius)',
  backgroundColor: 'var(--surface)',
  color: 'var(--ink)',
  font: 'inherit',
}

/** Find and replace as the page's own fields and buttons look: its style sheets do not reach the editor's tree. */
export const findLook = EditorView.theme({
  '.find': {
    display: 'grid',
    gap: 'var(--s1)',
    padding: 'var(--s2) var(--s3)',
    fontFamily: 'var(--face-text)',
    fontSize: 'var(--size-small)',
    lineHeight: '1.5',
  },
  '.find-row': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 'var(--s1) var(--s2)' },
  '.find-field': {
    flex: '1 1 14rem',
    display: 'flex',
    alignItems: 'center',
    gap: 'var(--s2)',
    maxWidth: '24rem',
  },
  '.find-field > span': { flex: 'none', minWidth: '5.5rem' },
  '.find-field input': {
    ...control,
    flex: '1 1 auto',
    minWidth: '0',
    padding: '0 var(--s2)',
    fontFamily: 'var(--face-mono)',
  },
  '.find-field input[aria-invalid=true]': { borderColor: 'var(--bad)', borderWidth: '2px' },
  '.find-found': { minWidth: '5.5rem', color: 'var(--muted)', fontVariantNumeric: 'tabular-nums' },
  '.find button': { ...control, padding: '0 var(--s2)', fontWeight: '500', cursor: 'pointer' },
  '.find button:hover': { borderColor: 'var(--ink)' },
  '.find button:active': { backgroundColor: 'var(--sunk)' },
  '.find :focus-visible': { outline: '2px solid var(--accent)', outlineOffset: '1px' },
  '.find-check': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 'var(--s2)',
    minHeight: '1.75rem',
    cursor: 'pointer',
  },
  '.find-check input': {
    inlineSize: '1.125rem',
    blockSize: '1.125rem',
    margin: '0',
    accentColor: 'var(--accent)',
  },
  '.find-close': { marginInlineStart: 'auto' },
  '@media (pointer: coarse)': {
    '.find button, .find-field input, .find-check': { minHeight: '2.75rem' },
  },
  '.cm-searchMatch.cm-searchMatch-selected': { outline: '2px solid var(--accent)' },
})
