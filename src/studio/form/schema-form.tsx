/** A form made from the JSON Schema of blueprints: hence it has every field, and keeps having them. */
import { useId } from 'preact/hooks'
import type { JsonSchemaNode } from '#schemas/diagnose/index'
import { announce } from '../../components/live-region.tsx'
import { studio as words } from '../../text/studio.ts'
import { fieldName, wordOf } from '../../text/studio-fields.ts'
import { Field } from './field.tsx'
import type { PlaceProps } from './place.ts'
import { beginningOf, formName, formNodeOf, type FormNode } from './form-node.ts'

/** A property that was just added: it is given the focus as soon as it stands there. */
let added: string | undefined

/** One place of a blueprint with all that is below it. */
export function SchemaForm(props: PlaceProps) {
  const node = formNodeOf(props.root, props.schema, props.value)
  switch (node.type) {
    case 'fixed':
      return null
    case 'text-only':
      return (
        <p class="studio-field small muted">
          {props.label}: {words.form.textOnly}
        </p>
      )
    case 'group':
      return <Group {...props} node={node} />
    case 'list':
      return <List {...props} node={node} />
    default:
      return <Field {...props} node={node} />
  }
}

function Group({ node, ...props }: PlaceProps & { readonly node: Extract<FormNode, { type: 'group' }> }) {
  const { path, value, root, onEdit } = props
  const data = recordOf(value)
  const { form, properties } = node
  const has = node.optional.filter((key) => key in data)
  const lacks = node.optional.filter((key) => !(key in data))
  return (
    <fieldset class={path.length === 0 ? 'studio-group studio-whole' : 'studio-group'}>
      <legend class={path.length === 0 ? 'hidden-text' : undefined}>{props.label}</legend>
      {form !== undefined && <FormChoice {...props} form={form} data={data} />}
      {[...node.required, ...has].map((key) => (
        <div
          class="studio-property"
          key={key}
          ref={(element) => {
            if (element === null || added !== nameOf(path, key)) return
            added = undefined
            firstControl(element)?.focus()
          }}
        >
          <SchemaForm
            root={root}
            schema={properties[key] ?? {}}
            path={[...path, key]}
            value={data[key]}
            label={fieldName(key)}
            onEdit={onEdit}
          />
          {has.includes(key) && (
            <button
              type="button"
              class="button button-quiet button-small"
              onClick={() => {
                onEdit({ type: 'remove', path: [...path, key] })
                announce(words.form.removed(fieldName(key)))
              }}
            >
              {Array.isArray(data[key])
                ? words.form.removeAll(fieldName(key))
                : words.form.remove(fieldName(key))}
            </button>
          )}
        </div>
      ))}
      {lacks.length > 0 && (
        <p class="studio-adds">
          {lacks.map((key) => (
            <button
              key={key}
              type="button"
              class="button button-small"
              onClick={() => {
                added = nameOf(path, key)
                onEdit({
                  type: 'set',
                  path: [...path, key],
                  value: beginningOf(root, properties[key] ?? {}),
                })
                announce(words.form.added(fieldName(key)))
              }}
            >
              {words.form.add(fieldName(key))}
            </button>
          ))}
        </p>
      )}
    </fieldset>
  )
}

/** Which of several forms a place has, such as the selector. */
function FormChoice({
  form: { key, forms },
  data,
  root,
  path,
  label,
  onEdit,
}: PlaceProps & {
  readonly form: { readonly key: string; readonly forms: readonly JsonSchemaNode[] }
  readonly data: Readonly<Record<string, unknown>>
}) {
  const id = useId()
  const names = forms.map((form) => formName(form, key))
  const now = key === '' ? names.find((name) => name in data) : String(data[key])
  return (
    <p class="studio-field">
      <label for={id}>{key === '' ? words.form.of(label) : fieldName(key)}</label>
      <select
        id={id}
        value={now}
        onChange={({ currentTarget }) => {
          const chosen = forms[names.indexOf(currentTarget.value)]
          if (chosen === undefined) return
          const fresh = recordOf(beginningOf(root, chosen))
          // what both forms have stays
          const kept = Object.entries(data).filter(([name]) => name in fresh && name !== key)
          onEdit({ type: 'set', path, value: { ...fresh, ...Object.fromEntries(kept) } })
        }}
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {wordOf(name)}
          </option>
        ))}
      </select>
    </p>
  )
}

function List({ node, ...props }: PlaceProps & { readonly node: Extract<FormNode, { type: 'list' }> }) {
  const { root, path, value, label, onEdit } = props
  const entries = Array.isArray(value) ? (value as readonly unknown[]) : []
  return (
    <div class="studio-list">
      <ol>
        {entries.map((entry, at) => {
          const own = words.form.entry(label, at + 1)
          return (
            <li key={at}>
              <SchemaForm
                root={root}
                schema={node.entry}
                path={[...path, at]}
                value={entry}
                label={own}
                onEdit={onEdit}
              />
              <p class="studio-adds">
                {at > 0 && (
                  <button
                    type="button"
                    class="button button-quiet button-small"
                    data-move
                    onClick={({ currentTarget }) => {
                      const above = currentTarget.closest('li')?.previousElementSibling
                      // the focus goes with what is moved; at the top there is no such button
                      ;(
                        above?.querySelector<HTMLElement>(':scope > p > [data-move]') ?? firstControl(above)
                      )?.focus()
                      onEdit({ type: 'move', path: [...path, at], by: -1 })
                      announce(words.form.moved(own, at))
                    }}
                  >
                    {words.form.up(own)}
                  </button>
                )}
                {entries.length > node.least && (
                  <button
                    type="button"
                    class="button button-quiet button-small"
                    onClick={() => {
                      onEdit({ type: 'remove', path: [...path, at] })
                      announce(words.form.removed(own))
                    }}
                  >
                    {words.form.remove(own)}
                  </button>
                )}
              </p>
            </li>
          )
        })}
      </ol>
      <button
        type="button"
        class="button button-small"
        onClick={() => {
          onEdit({ type: 'set', path: [...path, entries.length], value: beginningOf(root, node.entry) })
          announce(words.form.added(words.form.entry(label, entries.length + 1)))
        }}
      >
        {words.form.addTo(label)}
      </button>
    </div>
  )
}

function nameOf(path: PlaceProps['path'], key: string): string {
  return [...path, key].join('.')
}

function firstControl(element: Element | null | undefined): HTMLElement | null | undefined {
  return element?.querySelector('input, select, textarea, button')
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}
}
