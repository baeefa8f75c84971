import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import type { Actor } from '@/domain/actor'
import { inspectionMoves } from '@/domain/inspection'
import type { Role } from '@/domain/role'
import { addressOf } from '../../../address'
import { viewer } from '../../../session'
import { CrossVisit } from './cross-visit'
import { OwnVisit } from './own-visit'
import { SelfCheck } from './self-check'

type Address = Record<string, string | string[] | undefined>
type Props = { searchParams: Promise<Address> }
const idIn = (value: string | string[] | undefined): number | undefined => {
  const text = [value].flat()[0] ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inspections'))('new.title') }
}

/** Which of the creation moves a role makes here. */
const opens = (move: 'plan' | 'plan_cross' | 'begin_self', actor: Actor): boolean =>
  (inspectionMoves[move].by as readonly Role[]).includes(actor.role)

export default async function NewInspectionPage({ searchParams }: Props) {
  const address = await searchParams
  const actor = await viewer()
  const t = await getTranslations('inspections')
  const isSelf = opens('begin_self', actor)
  const isCross = opens('plan_cross', actor) && [address.kind].flat()[0] === 'cross'
  const kept = { place: idIn(address.place), campaign: idIn(address.campaign), directive: idIn(address.directive) }
  const title = t(
    isSelf ? 'self.title' : isCross ? 'cross.title' : idIn(address.follows) ? 'follow.title' : 'new.title',
  )
  const form = isSelf ? (
    <SelfCheck actor={actor} address={address} />
  ) : isCross ? (
    <CrossVisit actor={actor} address={address} />
  ) : opens('plan', actor) ? (
    <OwnVisit actor={actor} address={address} />
  ) : (
    <Notice title={t('new.notYours')} />
  )
  return (
    <>
      <TopBar crumbsLabel={t('way')} crumbs={[{ word: t('title'), href: '/inspections?state=open' }, { word: title }]}>
        {opens('plan', actor) && (
          <a className="btn quiet" href="/inspections/schedule">
            {t('schedule')}
          </a>
        )}
      </TopBar>
      {opens('plan_cross', actor) && !idIn(address.follows) && (
        <SavedViews
          label={t('new.kinds')}
          views={[
            { href: `/inspections/new${addressOf(kept)}`, word: t('new.own'), current: !isCross },
            {
              href: `/inspections/new${addressOf({ ...kept, kind: 'cross' })}`,
              word: t('cross.title'),
              current: isCross,
            },
          ]}
        />
      )}
      <Section>
        <h1>{title}</h1>
        {form}
      </Section>
    </>
  )
}
