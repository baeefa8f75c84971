import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { listDraftDirectives } from '@/db/queries/directives'
import { findDocumentTitle } from '@/db/queries/documents'
import { type DirectiveWork, listDirectiveWork } from '@/db/queries/speech'
import { lines } from '@/domain/line'
import { codeOf } from '@/domain/loops'
import { today } from '../../light-of'
import { read } from '../../session'
import { localized } from '../../words'
import { NotUnderstood } from '../not-understood'
import { DirectiveTable } from './directive-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('directives'))('title') }
}

/** The views of the list, each a question about the work under a directive. */
const views = {
  all: () => true,
  bare: row => row.tasks.open + row.tasks.done === 0,
  late: row => row.tasks.late > 0,
  claimed: row => row.stage === 'claimed_complete',
  closed: row => row.stage === 'verified_closed' || row.stage === 'closed_not_implemented',
} as const satisfies Record<string, (row: DirectiveWork) => boolean>
type View = keyof typeof views

export default async function DirectivesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const address = await searchParams
  const view = (Object.keys(views) as View[]).find(name => name === address.view) ?? 'all'
  const line = lines.find(key => key === address.line)
  const asked = typeof address.doc === 'string' && /^\d{1,15}$/.test(address.doc) ? Number(address.doc) : undefined
  const { rows, drafts, document } = await read(async tx => {
    const document = asked === undefined ? null : await findDocumentTitle(tx, asked)
    return {
      document,
      rows: await listDirectiveWork(tx, today(), line, document?.id),
      drafts: await listDraftDirectives(tx),
    }
  })
  const [t, tl, locale] = await Promise.all([getTranslations('directives'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const shown = rows.filter(views[view])
  const hrefOf = (name: View) =>
    `/directives?${new URLSearchParams({ ...(name === 'all' ? {} : { view: name }), ...(line ? { line } : {}), ...(document ? { doc: String(document.id) } : {}) })}`.replace(
      /\?$/,
      '',
    )
  return (
    <>
      <TopBar
        title={[t('title'), line && tl(`lineLong.${line}`), document && pick(document.zh, document.en)]
          .filter(Boolean)
          .join(' · ')}
        aside={t('fromSpeech')}
      >
        {document && (
          <a className="btn quiet" href="/directives">
            {t('allDocuments')}
          </a>
        )}
        {line && (
          <a className="btn quiet" href="/directives">
            {t('allLines')}
          </a>
        )}
      </TopBar>
      <SavedViews
        label={t('views')}
        views={(Object.keys(views) as View[]).map(name => ({
          href: hrefOf(name),
          word: t(`view.${name}`),
          count: rows.filter(views[name]).length,
          current: name === view,
        }))}
      />
      <NotUnderstood
        address={address}
        understood={{
          line,
          doc: document ? String(document.id) : undefined,
          view: view === address.view ? view : undefined,
        }}
      />
      {shown.length === 0 && (
        <div className="sec">
          <EmptyState title={t('noneTitle')} text={t('noneText')} closed={view === 'late'} />
        </div>
      )}
      {lines
        .filter(key => shown.some(row => row.line === key))
        .map(key => {
          const own = shown.filter(row => row.line === key)
          return (
            <Section
              key={key}
              id={key}
              title={tl(`lineLong.${key}`)}
              aside={
                <a className="link" href={`/lines/${key}`}>
                  {t('count', { n: own.length })}
                </a>
              }
            >
              <DirectiveTable rows={own} caption={tl(`lineLong.${key}`)} />
            </Section>
          )
        })}
      {view === 'all' && !line && !document && drafts.length > 0 && (
        <Section id="drafts" title={t('drafts')} aside={t('count', { n: drafts.length })}>
          <ul className="divide-y divide-line">
            {drafts.map(row => (
              <li key={row.id} className="flex flex-wrap gap-x-3 py-1.5">
                <span className="code">{codeOf('directive', row.id)}</span>
                <a className="link" href={`/directives/${row.id}`}>
                  {pick(row.titleZh, row.titleEn)}
                </a>
                <span className="faint">{tl(`lineLong.${row.line}` as 'lineLong.bottom')}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
