/** A few buttons of which one is in use; pressing another sends the form. */
export function Choices({
  action,
  name,
  chosen,
  chosenWord,
  options,
}: {
  action: (form: FormData) => Promise<void>
  name: string
  chosen: string
  chosenWord: string
  options: readonly { value: string; word: string; lang?: string }[]
}) {
  return (
    <form action={action} className="flex flex-wrap items-center gap-2">
      {options.map(({ value, word, lang }) => (
        <button
          key={value}
          type="submit"
          className="btn"
          name={name}
          value={value}
          lang={lang}
          aria-pressed={value === chosen}
        >
          {word}
          {value === chosen && <small className="faint">{chosenWord}</small>}
        </button>
      ))}
    </form>
  )
}
