import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { PaperSheet } from '@/components/paper-sheet'
import { TopBar } from '@/components/top-bar'
import { findCircular } from '@/db/queries/circulars'
import { codeOf, idFrom } from '@/domain/loops'
import { paperLanguage, sheetFor } from '../../../../paper/paper-address'
import { read } from '../../../../session'

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = idFrom((await params).code)
  const t = await getTranslations('reports')
  return { title: id === null ? undefined : t('paper.title', { code: codeOf('circular', id) }) }
}

/** The document on A4, to be read or printed. */
export default async function PaperPage({ params, searchParams }: Props) {
  const id = idFrom((await params).code)
  if (id === null) notFound()
  const [asked] = [(await searchParams).lang].flat()
  const document = await read(tx => findCircular(tx, id))
  if (!document) notFound()
  const [t, locale] = await Promise.all([getTranslations('reports'), getLocale()])
  const language = paperLanguage(asked, locale)
  const path = `/reports/${id}`
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/reports' },
          { word: codeOf('circular', id), href: path },
          { word: t('paper.crumb') },
        ]}
        aside={t('paper.print')}
      />
      <div className="a4bar">
        <a className="btn quiet" href={`${path}/paper?lang=${other}`} lang={other === 'zh' ? 'zh-CN' : 'en'}>
          {t(`paper.${other}`)}
        </a>
        {(['pdf', 'docx', 'xlsx'] as const).map(file => (
          <a key={file} className="btn" href={`${path}/${file}?lang=${language}`} download>
            .{file}
          </a>
        ))}
        <small>{t('paper.rows')}</small>
      </div>
      <PaperSheet sheet={sheetFor(document, language)} />
    </>
  )
}
