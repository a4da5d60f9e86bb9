import { InlineCode } from '../../components/inline-code.tsx'

/** A block as it reads: a sentence, or code. */
export function BlockText({ text, language }: { readonly text: string; readonly language: string }) {
  return language === 'text' ? (
    <p class="block-text">
      <InlineCode text={text} />
    </p>
  ) : (
    <pre class="block-text">
      <code>{text}</code>
    </pre>
  )
}
