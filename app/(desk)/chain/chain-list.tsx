import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Named } from '@/db/queries/case-view'
import type { Chain, ChainLink } from '@/db/queries/chain'
import type { Duty } from '@/db/queries/duties'
import { codeOf } from '@/domain/loops'
import { localized } from '../../words'
import { subjectHref } from '../unowned/mend-link'

const lanes = ['leadership', 'industry', 'enterprise'] as const
type Lane = (typeof lanes)[number]

/** In which lane a missing link shows. */
const laneOf = (kind: string): Lane =>
  kind === 'unitNoParty' || kind === 'unitNoGovernment'
    ? 'leadership'
    : kind === 'enterpriseNoPerson' || kind === 'placeNoPerson' || kind.startsWith('hazard')
      ? 'enterprise'
      : 'industry'

/** Responsibility from the top down; where it stops the line stops, and the lane says what is missing. */
export async function ChainList({ chain }: { chain: Chain }) {
  const [t, tu, locale] = await Promise.all([getTranslations('chain'), getTranslations('unowned'), getLocale()])
  const pick = localized(locale)
  const linked = (person: Named) => (
    <a className="link" href={`/organizations/people/${person.id}`}>
      {pick(person.zh, person.en)}
    </a>
  )
  const deputy = (person: Named | null) =>
    person && <span className="dim"> · {t('deputy', { who: pick(person.zh, person.en) })}</span>
  const who = (duty: Duty) => {
    if (!duty.person) return <span className="bad">{t('vacant')}</span>
    if (duty.left) return <span className="bad">{t('left', { who: pick(duty.person.zh, duty.person.en) })}</span>
    return linked(duty.person)
  }
  const said = (duty: Duty, link: ChainLink) => (
    <div key={duty.id}>
      {duty.side === 'party' && <span className="faint">{t('party')} </span>}
      {duty.kind === 'leadership' && duty.side === 'government' && <span className="faint">{t('government')} </span>}
      {duty.kind === 'industry' && duty.unit.id !== link.id && (
        <span className="faint">{pick(duty.unit.zh, duty.unit.en)} </span>
      )}
      {who(duty)}
      {deputy(duty.deputy)}
    </div>
  )
  const cell = (link: ChainLink, lane: Lane): ReactNode => {
    const missing = link.breaks.filter(one => laneOf(one.kind) === lane)
    const people = link.people.filter(one => one.lane === lane && one.owner)
    const empty = link.lanes[lane].length === 0 && missing.length === 0 && people.length === 0
    return (
      <div key={lane} className={empty ? 'void faint' : ''}>
        <span className="lane">{t('laneOf', { lane: t(`lane.${lane}`) })}</span>
        {empty && t('nothing')}
        {link.lanes[lane].map(duty => said(duty, link))}
        {people.map(({ owner, deputy: second, unit }) => (
          <div key={owner!.id}>
            {linked(owner!)}
            {deputy(second)}
            {unit && link.noun !== 'place' && <span className="faint"> · {pick(unit.zh, unit.en)}</span>}
          </div>
        ))}
        {missing.map(one => (
          <div key={one.kind}>
            <span className="light r">
              <i className="lt r" aria-hidden="true" />
              {tu(`kind.${one.kind}.short`)}
              {one.noun === 'unit' && one.id !== link.ref && ` · ${pick(one.zh, one.en)}`}
            </span>
          </div>
        ))}
      </div>
    )
  }
  return (
    <ol className="chain" aria-label={t('links')}>
      <li className="hdr" aria-hidden="true">
        <i style={{ visibility: 'hidden' }} />
        <small />
        {lanes.map(lane => (
          <small key={lane}>{t(`lane.${lane}`)}</small>
        ))}
      </li>
      {chain.links.map(link => (
        <li key={`${link.noun}${link.ref}`} className={link.breaks.length > 0 ? 'cut' : ''}>
          <i
            role="img"
            aria-label={link.breaks.length > 0 ? t('cut') : undefined}
            aria-hidden={link.breaks.length > 0 ? undefined : true}
          />
          <a className="link" href={subjectHref({ noun: link.noun, id: link.ref })}>
            <b>
              {link.noun === 'task' || link.noun === 'hazard' ? `${codeOf(link.noun, link.id)} ` : ''}
              {pick(link.zh, link.en)}
            </b>
          </a>
          {lanes.map(lane => cell(link, lane))}
        </li>
      ))}
    </ol>
  )
}
