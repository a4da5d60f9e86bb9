import { useId } from 'preact/hooks'
import { studio as words } from '../../text/studio.ts'
import { wordOf } from '../../text/studio-fields.ts'
import type { FormNode } from './form-node.ts'
import { NumberField } from './number-field.tsx'
import type { PlaceProps } from './place.ts'

type LeafNode = Extract<FormNode, { type: 'choice' | 'number' | 'text' | 'lines' }>

/** A place without parts: a choice, a number, a text or lines. */
export function Field({
  node,
  path,
  value,
  label,
  schema,
  onEdit,
}: PlaceProps & { readonly node: LeafNode }) {
  const id = useId()
  const help = schema['description']
  const isLong = node.type === 'text' && path.at(-1) === 'description'
  const set = (now: unknown): void => onEdit({ type: 'set', path, value: now })
  return (
    <p class="studio-field">
      <label for={id} id={`${id}-label`}>
        {label}
      </label>
      {node.type === 'choice' && (
        <select
          id={id}
          value={String(value)}
          onChange={({ currentTarget }) => set(currentTarget.value)}
          aria-describedby={`${id}-help`}
        >
          {node.options.map((option) => (
            <option key={option} value={option}>
              {wordOf(option)}
            </option>
          ))}
        </select>
      )}
      {node.type === 'number' && <NumberField id={id} value={Number(value)} node={node} onChange={set} />}
      {node.type === 'text' && !isLong && (
        <input
          type="text"
          id={id}
          value={String(value ?? '')}
          onInput={({ currentTarget }) => set(currentTarget.value)}
          aria-describedby={`${id}-help`}
        />
      )}
      {isLong && (
        <textarea
          id={id}
          rows={4}
          value={String(value ?? '')}
          onInput={({ currentTarget }) => set(currentTarget.value)}
          aria-describedby={`${id}-help`}
        />
      )}
      {node.type === 'lines' && (
        <textarea
          id={id}
          rows={3}
          value={Array.isArray(value) ? value.join('\n') : ''}
          onChange={({ currentTarget }) => set(linesOf(currentTarget.value, node.of))}
          aria-describedby={`${id}-help`}
        />
      )}
      <span class="small muted" id={`${id}-help`}>
        {node.type === 'lines' && words.form.lines} {typeof help === 'string' && help}
      </span>
    </p>
  )
}

function linesOf(text: string, of: 'text' | 'number'): readonly (string | number)[] {
  const lines = text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  // what is no number stays as it was written, and the blueprint's faults say so
  return of === 'text' ? lines : lines.map((line) => (Number.isFinite(Number(line)) ? Number(line) : line))
}
