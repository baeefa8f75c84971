import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { KeysetPager } from '@/components/keyset-pager'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { Notice } from '@/components/notice'
import { count } from '@/components/numerals'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { listJobRuns, listReconciliations, sealKinds } from '@/db/queries/reconciliations'
import { countUnsealed, exportRoles, isSealAsked, listSeals, mayExport } from '@/db/queries/seals'
import { refuseIf } from '@/domain/refusal'
import { today } from '../../../light-of'
import { read } from '../../../session'
import { sayInstant } from '../../../words'
import { EntryForm } from '../../entry-form'
import { askSealAction } from './actions'
import { Recounts } from './recounts'
import { Runs } from './runs'
import { Watched } from './watched'

const pageSize = 20

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('seals'))('title') }
}

/** The seals of the ledger, what they prove in words, the files to verify them with, and what the worker did besides. */
export default async function SealsPage({ searchParams }: { searchParams: Promise<{ after?: string }> }) {
  const { after } = await searchParams
  const before = after && /^\d{1,9}$/.test(after) ? Number(after) : undefined
  const page = await read(async (tx, actor) => {
    refuseIf(actor.role === 'enterprise' ? { code: 'wrongRole' } : null)
    return {
      seals: await listSeals(tx, pageSize, before),
      waiting: await countUnsealed(tx),
      asked: await isSealAsked(tx),
      mayAsk: (exportRoles as readonly string[]).includes(actor.role),
      mayExport: await mayExport(tx, actor),
      recounts: await listReconciliations(tx),
      runs: await listJobRuns(tx),
    }
  })
  const [t, locale] = await Promise.all([getTranslations('seals'), getLocale()])
  const now = today()
  const shown = page.seals.slice(0, pageSize)
  const newest = shown[0]
  // a fault of the log stands in words above; what the disk said stands as it was said
  const whyOf = (failure: string) => (/^[a-z]+$/.test(failure) ? t('kind.seal_log') : failure)
  return (
    <>
      <TopBar crumbs={[{ word: t('ledger'), href: '/ledger' }, { word: t('title') }]} crumbsLabel={t('crumbs')} />
      <Section>
        <h1 className="mb-3">{t('title')}</h1>
        {newest ? (
          <Notice
            kind="good"
            title={t('sealed', { at: sayInstant(newest.at, locale, now), event: count(newest.lastEventId) })}
          >
            <p>{page.asked ? t('asked') : t('waiting', { n: page.waiting })}</p>
          </Notice>
        ) : (
          <Notice kind="warn" title={t('noSeal')}>
            <p>{t('noSealText')}</p>
          </Notice>
        )}
        {page.mayAsk && !page.asked && page.waiting > 0 && (
          <EntryForm
            action={askSealAction}
            label={t('ask')}
            hidden={{ key: randomUUID() }}
            fields={[]}
            submit={t('ask')}
            cancel={{ href: '/ledger', word: t('askBack') }}
            wrong={t('wrong')}
          />
        )}
      </Section>
      <Watched rows={page.recounts.filter(row => sealKinds.includes(row.kind))} />
      <Section title={t('words')}>
        <ul className="words spaced">
          {(['proves1', 'proves2', 'proves3', 'not1', 'not2'] as const).map(key => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('files')}>
        <p className="row" style={{ flexWrap: 'wrap', gap: '4px 16px' }}>
          {page.mayExport && (
            <a className="link" href="/api/ledger/export">
              {t('export')}
            </a>
          )}
          <a className="link" href="/api/ledger/key">
            {t('key')}
          </a>
          <a className="link" href="/api/ledger/verifier">
            {t('verifier')}
          </a>
        </p>
        {!page.mayExport && <p className="faint xs">{t('noExport')}</p>}
        <p className="hash mt-1" style={{ overflowWrap: 'anywhere' }}>
          {t('how')}
        </p>
      </Section>
      {shown.length > 0 && (
        <LedgerTable
          caption={t('caption', { n: shown.length })}
          wide
          rows={shown}
          rowKey={row => row.id}
          columns={[
            {
              key: 'number',
              head: t('number'),
              phone: 'title',
              cell: row => (row.replaces ? `${count(row.id)} · ${t('replaced')}` : count(row.id)),
            },
            { key: 'at', head: t('at'), look: 'nw', cell: row => sayInstant(row.at, locale, now) },
            {
              key: 'events',
              head: t('events'),
              numeric: true,
              phoneLabel: t('events'),
              cell: row => count(row.events),
            },
            { key: 'upTo', head: t('upTo'), numeric: true, phoneLabel: t('upTo'), cell: row => count(row.lastEventId) },
            {
              key: 'root',
              head: t('root'),
              phone: 'hide',
              cell: row => <span className="hash">{row.root.slice(0, 16)}</span>,
            },
            {
              key: 'published',
              head: t('published'),
              phone: 'aside',
              cell: row =>
                row.publishedAt ? (
                  <Light tone="green" word={sayInstant(row.publishedAt, locale, now)} />
                ) : (
                  <Light
                    tone={row.failure ? 'red' : 'grey'}
                    word={row.failure ? t('failed', { why: whyOf(row.failure) }) : t('notPublished')}
                  />
                ),
            },
          ]}
        />
      )}
      {(before || page.seals.length > pageSize) && (
        <KeysetPager
          label={t('pages')}
          range={t('range', { from: count(shown.at(-1)?.id ?? 0), to: count(newest?.id ?? 0) })}
          previous={before ? { href: '/ledger/seals', word: t('newest') } : undefined}
          next={
            page.seals.length > pageSize
              ? { href: `/ledger/seals?after=${shown.at(-1)!.id}`, word: t('older') }
              : undefined
          }
        />
      )}
      <Recounts rows={page.recounts.filter(row => !sealKinds.includes(row.kind))} />
      <Runs rows={page.runs} />
    </>
  )
}
