import { useId } from 'preact/hooks'

interface FileButtonProps {
  readonly label: string
  readonly isMany?: boolean
  /** whether a whole folder is chosen */
  readonly isFolder?: boolean
  readonly accept?: string
  readonly onFiles: (files: readonly File[]) => void
}

/** A button that asks for files. */
export function FileButton({ label, isMany = false, isFolder = false, accept, onFiles }: FileButtonProps) {
  const id = useId()
  return (
    <span class="studio-file">
      <label class="button" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="studio-file-input"
        type="file"
        multiple={isMany}
        {...(isFolder ? { webkitdirectory: true } : {})}
        {...(accept === undefined ? {} : { accept })}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])]
          // the same file can be chosen once more, as after a change
          currentTarget.value = ''
          onFiles(files)
        }}
      />
    </span>
  )
}
