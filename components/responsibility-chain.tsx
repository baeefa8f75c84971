import type { ReactNode } from 'react'

export type ChainLink = {
  key: string
  level: string
  leadership?: ReactNode
  industry?: ReactNode
  enterprise?: ReactNode /** Nobody answers here: the line is cut. */
  cut?: boolean
}

/** Who answers for a place, from the province down to the valve; where nobody does, the line stops. */
export function ResponsibilityChain({
  links,
  words,
}: {
  links: readonly ChainLink[]
  words: { label: string; leadership: string; industry: string; enterprise: string }
}) {
  const lane = (word: string, value: ReactNode) => (
    <span className={value ? undefined : 'faint void'}>
      <span className="lane">{word} </span>
      {value ?? '—'}
    </span>
  )
  return (
    <ol className="chain" aria-label={words.label}>
      <li className="hdr" aria-hidden="true">
        <span />
        <span />
        <span>{words.leadership}</span>
        <span>{words.industry}</span>
        <span>{words.enterprise}</span>
      </li>
      {links.map(link => (
        <li key={link.key} className={link.cut ? 'cut' : undefined}>
          <i />
          <b>{link.level}</b>
          {lane(words.leadership, link.leadership)}
          {lane(words.industry, link.industry)}
          {lane(words.enterprise, link.enterprise)}
        </li>
      ))}
    </ol>
  )
}
