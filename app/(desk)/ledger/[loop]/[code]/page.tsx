import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { findCaseLedger } from '@/db/queries/ledger'
import { type LoopName, loopNames } from '@/domain/loop'
import { codeOf, idFrom } from '@/domain/loops'
import { read } from '../../../../session'
import { inReadersLanguage } from '../../../../words'
import { EventProof } from './event-proof'
import { faultWords } from './fault-words'

type Address = { params: Promise<{ loop: string; code: string }> }

async function addressed({ params }: Address): Promise<{ loop: LoopName; id: number }> {
  const { loop: asked, code } = await params
  const loop = loopNames.find(name => name === asked)
  const id = idFrom(code)
  if (!loop || id === null) notFound()
  return { loop, id }
}

export async function generateMetadata(address: Address): Promise<Metadata> {
  const { loop, id } = await addressed(address)
  return { title: (await getTranslations('ledger'))('of', { code: codeOf(loop, id) }) }
}

export default async function CaseLedgerPage(address: Address) {
  const { loop, id } = await addressed(address)
  const ledger = await read(tx => findCaseLedger(tx, loop, id))
  if (!ledger) notFound()
  const [t, pick, says] = await Promise.all([getTranslations('ledger'), inReadersLanguage(), faultWords()])
  const code = codeOf(loop, id)
  return (
    <>
      <TopBar
        crumbs={[
          { word: t('title'), href: '/ledger' },
          { word: code, href: `/${loop}s/${id}` },
          { word: t('ledgerOf') },
        ]}
        crumbsLabel={t('crumbs')}
      >
        <a className="btn" href={`/${loop}s/${id}`}>
          {t('openCase')}
        </a>
      </TopBar>
      <Section>
        <h1 style={{ marginBottom: 8 }}>
          <span className="code">{code}</span> {pick(ledger.zh, ledger.en)}
        </h1>
        <Notice
          kind={ledger.fault ? 'bad' : 'good'}
          title={ledger.fault ? t('faultTitle') : t('intactTitle', { count: ledger.events.length })}
        >
          <p>{ledger.fault ? says(ledger.fault) : t('intactText')}</p>
        </Notice>
        <ul className="words" style={{ marginTop: 10 }}>
          <li>{t('provesOne')}</li>
          <li>{t('provesTwo')}</li>
          <li>{t('provesNot')}</li>
        </ul>
      </Section>
      <Section title={t('events')} aside={t('oldestFirst')}>
        <ol>
          {ledger.events.map(event => (
            <EventProof key={event.seq} event={event} loop={loop} says={says} />
          ))}
        </ol>
      </Section>
    </>
  )
}
