import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react'

export type Option = { value: string; word: string; hint?: string; disabled?: boolean }

type Common = {
  name: string
  label: string
  /** Only where one page has two fields of a name. */
  id?: string
  hint?: ReactNode
  error?: string
  required?: boolean
  /** The word "optional", beside the label. */
  optional?: string
  disabled?: boolean
  /** A short answer keeps a short box. */
  short?: boolean
}
type LineKind = {
  kind?:
    | 'text'
    | 'email'
    | 'password'
    | 'tel'
    | 'url'
    | 'number'
    | 'search'
    | 'date'
    | 'datetime-local'
    | 'time'
    | 'month'
  defaultValue?: string | number
  placeholder?: string
  autoComplete?: HTMLInputAutoCompleteAttribute
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email'
  min?: string | number
  max?: string | number
  step?: string | number
  maxLength?: number
  pattern?: string
  list?: string
  readOnly?: boolean
  autoFocus?: boolean
}
type TextKind = { kind: 'textarea'; defaultValue?: string; rows?: number; maxLength?: number; placeholder?: string }
type SelectKind = {
  kind: 'select'
  options: readonly Option[]
  defaultValue?: string /** The words of no choice. */
  none?: string
}
type FileKind = { kind: 'file'; accept?: string; multiple?: boolean; capture?: 'environment' }
type TickKind = { kind: 'checkbox'; value?: string; defaultChecked?: boolean }
type ChoiceKind = {
  kind: 'radio' | 'checks'
  options: readonly Option[]
  defaultValue?: string | readonly string[] /** One a line. */
  down?: boolean
}

export type FormFieldProps = Common & (LineKind | TextKind | SelectKind | FileKind | TickKind | ChoiceKind)

/** One question of a form with its hint and its error; plain controls, so that it works before any script. */
export function FormField(props: FormFieldProps) {
  const { label, hint, error, optional, required } = props
  const id = props.id ?? props.name
  const look = `field${error ? ' err' : ''}`
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined
  const hintLine = hint && (
    <div className="hint" id={`${id}-hint`}>
      {hint}
    </div>
  )
  const errorLine = error && (
    <div className="msg" id={`${id}-error`}>
      <i className="lt r" aria-hidden="true" />
      {error}
    </div>
  )
  if (props.kind === 'radio' || props.kind === 'checks') {
    return (
      <fieldset className={look} aria-describedby={described} disabled={props.disabled}>
        <legend>
          {label}
          {optional && <span className="optional">{optional}</span>}
        </legend>
        {hintLine}
        <Choices {...props} />
        {errorLine}
      </fieldset>
    )
  }
  if (props.kind === 'checkbox') {
    return (
      <div className={look}>
        <label className="tick">
          <input
            type="checkbox"
            id={id}
            name={props.name}
            value={props.value ?? 'yes'}
            defaultChecked={props.defaultChecked}
            required={required}
            disabled={props.disabled}
            aria-invalid={error ? true : undefined}
            aria-describedby={described}
          />
          <span>{label}</span>
        </label>
        {hintLine}
        {errorLine}
      </div>
    )
  }
  const shared = {
    id,
    name: props.name,
    required,
    disabled: props.disabled,
    'aria-invalid': error ? (true as const) : undefined,
    'aria-describedby': described,
    className: `input${props.short ? ' short' : ''}`,
  }
  return (
    <div className={look}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="optional">{optional}</span>}
      </label>
      <Control props={props as ControlProps} shared={shared} />
      {hintLine}
      {errorLine}
    </div>
  )
}

type ControlProps = Common & (LineKind | TextKind | SelectKind | FileKind)
type Shared = {
  id: string
  name: string
  className: string
  required?: boolean
  disabled?: boolean
  'aria-invalid'?: true
  'aria-describedby'?: string
}

function Control({ props, shared }: { props: ControlProps; shared: Shared }) {
  switch (props.kind) {
    case 'textarea':
      return (
        <textarea
          {...shared}
          rows={props.rows ?? 4}
          defaultValue={props.defaultValue}
          maxLength={props.maxLength}
          placeholder={props.placeholder}
        />
      )
    case 'select':
      return (
        <select {...shared} defaultValue={props.defaultValue ?? ''}>
          {props.none !== undefined && <option value="">{props.none}</option>}
          {props.options.map(option => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.word}
            </option>
          ))}
        </select>
      )
    case 'file':
      return <input {...shared} type="file" accept={props.accept} multiple={props.multiple} capture={props.capture} />
    default:
      return (
        <input
          {...shared}
          type={props.kind ?? 'text'}
          defaultValue={props.defaultValue}
          placeholder={props.placeholder}
          autoComplete={props.autoComplete}
          inputMode={props.inputMode}
          min={props.min}
          max={props.max}
          step={props.step}
          maxLength={props.maxLength}
          pattern={props.pattern}
          list={props.list}
          readOnly={props.readOnly}
          // biome-ignore lint/a11y/noAutofocus: the one field of a page that asks for nothing else, such as a code at sign-in
          autoFocus={props.autoFocus}
        />
      )
  }
}

function Choices({ kind, name, options, defaultValue, required, down }: Common & ChoiceKind) {
  const chosen = typeof defaultValue === 'string' ? [defaultValue] : (defaultValue ?? [])
  return (
    <div className={`ticks${down ? ' down' : ''}`}>
      {options.map(option => (
        <label className="tick" key={option.value}>
          <input
            type={kind === 'radio' ? 'radio' : 'checkbox'}
            name={name}
            value={option.value}
            defaultChecked={chosen.includes(option.value)}
            disabled={option.disabled}
            required={kind === 'radio' ? required : undefined}
          />
          <span>
            {option.word}
            {option.hint && <small>{option.hint}</small>}
          </span>
        </label>
      ))}
    </div>
  )
}
