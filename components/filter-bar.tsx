import type { ReactNode } from 'react'
import { FormField, type FormFieldProps } from './form-field'

export type FilterChip = {
  label: string
  value: string /** The same list without this filter. */
  href: string
  remove: string
}

/** The filters of a list, all in its address: what is on as chips, the rest one press away. A plain GET form. */
export function FilterBar({
  action,
  label,
  search,
  fields,
  chips,
  keep,
  words,
  clear,
  closed,
  opened,
  children,
}: {
  action: string
  label: string
  search?: { name: string; label: string; value?: string }
  fields?: readonly FormFieldProps[]
  chips?: readonly FilterChip[]
  /** What the address must not lose: the view, the order. */
  keep?: readonly (readonly [name: string, value: string])[]
  words: { find: string; more: string; apply: string }
  clear?: { href: string; word: string }
  /** Where long choices are not sent until they are asked for: the address of the same list with its fields. */
  closed?: string
  /** The fields stand open, because they were asked for. */
  opened?: boolean
  /** At the right: the order, save as a view. */
  children?: ReactNode
}) {
  return (
    <form className="filters" action={action} aria-label={label}>
      {keep?.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      {search && (
        <div className="find">
          <label className="vh" htmlFor={`find-${search.name}`}>
            {search.label}
          </label>
          <input
            className="input"
            id={`find-${search.name}`}
            type="search"
            name={search.name}
            placeholder={search.label}
            defaultValue={search.value}
          />
          <button className="btn" type="submit">
            {words.find}
          </button>
        </div>
      )}
      {chips?.map(chip => (
        <span className="chip" key={`${chip.label}${chip.value}`}>
          <span>{chip.label}</span>
          <b>{chip.value}</b>
          <a href={chip.href} aria-label={chip.remove}>
            ×
          </a>
        </span>
      ))}
      {closed && (
        <a className="more" href={closed}>
          + {words.more}
        </a>
      )}
      {!closed && fields && fields.length > 0 && (
        <details className="more" open={opened}>
          <summary>+ {words.more}</summary>
          <div className="panel">
            {fields.map(field => (
              <FormField key={field.name} {...field} id={`filter-${field.name}`} />
            ))}
            <div>
              <button className="btn" type="submit">
                {words.apply}
              </button>
            </div>
          </div>
        </details>
      )}
      {clear && chips && chips.length > 0 && (
        <a className="btn quiet" href={clear.href}>
          {clear.word}
        </a>
      )}
      {children && (
        <>
          <span className="grow" />
          {children}
        </>
      )}
    </form>
  )
}
