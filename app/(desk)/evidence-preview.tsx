'use client'

import { type ChangeEvent, type ReactNode, useEffect, useState } from 'react'

type Chosen = { name: string; size: number; url: string | null }

/** Shows what was chosen before it is sent, and says at once what will be refused; without script the form works as it is. */
export function EvidencePreview({
  limits,
  words,
  children,
}: {
  limits: { fileBytes: number; files: number }
  /** `tooLarge` holds `{name}`. */
  words: { preview: string; tooLarge: string; tooMany: string }
  children: ReactNode
}) {
  const [chosen, setChosen] = useState<Chosen[]>([])
  useEffect(
    () => () => {
      for (const { url } of chosen) if (url) URL.revokeObjectURL(url)
    },
    [chosen],
  )

  function look(event: ChangeEvent<HTMLDivElement>) {
    const input = event.target as EventTarget
    if (!(input instanceof HTMLInputElement) || input.type !== 'file') return
    setChosen(
      [...(input.files ?? [])].map(({ name, size, type }, index) => ({
        name,
        size,
        url: type.startsWith('image/') ? URL.createObjectURL(input.files![index]!) : null,
      })),
    )
  }

  const faults = [
    ...chosen.filter(({ size }) => size > limits.fileBytes).map(({ name }) => words.tooLarge.replace('{name}', name)),
    ...(chosen.length > limits.files ? [words.tooMany] : []),
  ]
  return (
    <div onChange={look}>
      {children}
      <div role="status">
        {faults.map(fault => (
          <p className="bad xs" key={fault}>
            {fault}
          </p>
        ))}
      </div>
      {chosen.length > 0 && (
        <section className="thumbs mt-3" aria-label={words.preview}>
          {chosen.map(({ name, url }) => (
            <figure key={name}>
              {url ? (
                <span className="shot">
                  <img src={url} alt={name} />
                </span>
              ) : (
                <span className="shot file">{name.split('.').pop()?.toUpperCase()}</span>
              )}
              <figcaption>{name}</figcaption>
            </figure>
          ))}
        </section>
      )}
    </div>
  )
}
