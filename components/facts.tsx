import type { ReactNode } from 'react'
import { Basis } from './basis'

export type Fact = { term: string; value: ReactNode; basis?: ReactNode; basisHref?: string }

/** What is known of a case, each fact with what it rests on. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(fact => (
        <Pair key={fact.term} {...fact} />
      ))}
    </dl>
  )
}

function Pair({ term, value, basis, basisHref }: Fact) {
  return (
    <>
      <dt>{term}</dt>
      <dd>
        {value}
        {basis && <Basis href={basisHref}>{basis}</Basis>}
      </dd>
    </>
  )
}
