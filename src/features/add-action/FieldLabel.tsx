interface FieldLabelProps {
  name: string
  isOptional?: boolean
}

/** A label, with the remark that a field may stay empty. */
export function FieldLabel({ name, isOptional }: FieldLabelProps) {
  return (
    <>
      {name}
      {isOptional && <i> - optional</i>}
    </>
  )
}
