import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { LivingSpeech } from '@/components/living-speech'
import { TopBar } from '@/components/top-bar'
import { findSpeech } from '@/db/queries/speech'
import { findSentencePanel } from '@/db/queries/speech-panel'
import { today } from '../../light-of'
import { read } from '../../session'
import { localized, sayDay } from '../../words'
import { Furniture } from './furniture'
import { Overview } from './overview'
import { passagesOf } from './passages'
import { SentenceWork } from './sentence-work'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('speech'))('title') }
}

type Address = { searchParams: Promise<{ s?: string; lang?: string; doc?: string; only?: string }> }

export default async function SpeechPage({ searchParams }: Address) {
  const { s, lang, doc, only } = await searchParams
  const asked = /^\d{1,15}$/.test(doc ?? '') ? Number(doc) : undefined
  const now = today()
  const page = await read(async tx => {
    const speech = await findSpeech(tx, now, asked)
    const chosen = speech?.spans.find(span => span.isSentence && String(span.no) === s) ?? null
    return speech && { ...speech, chosen, panel: chosen && (await findSentencePanel(tx, chosen.id, now)) }
  })
  const [t, td, locale] = await Promise.all([getTranslations('speech'), getTranslations('documents'), getLocale()])
  if (!page && asked !== undefined) notFound()
  if (!page) return <EmptyState title={t('emptyTitle')} text={t('emptyText')} />
  const pick = localized(locale)
  const text = lang === 'en' || lang === 'zh-CN' ? lang : locale
  const other = text === 'en' ? 'zh-CN' : 'en'
  const { document } = page
  const own = document.taken ? `doc=${document.id}&` : ''
  const address = (no: number) => `/speech?${own}s=${no}${text === locale ? '' : `&lang=${text}`}#s${no}`
  const title = pick(document.titleZh, document.titleEn)
  // the number of a list opens exactly the pieces that make it
  const kept = (['directive', 'preamble', 'metadata'] as const).find(word => word === only)
  const spans = kept
    ? page.spans.filter(span => span.disposition === kept).map(span => ({ ...span, isSentence: true }))
    : page.spans
  const inOriginal = (text === 'en' ? 'en' : 'zh') === document.language
  const words = {
    closed: t('state.closed'),
    onTime: t('state.onTime'),
    late: t('state.late'),
    none: t('state.none'),
    key: t('key'),
  }
  return (
    <>
      <TopBar
        {...(document.taken
          ? { crumbsLabel: td('way'), crumbs: [{ word: td('title'), href: '/documents' }, { word: title }] }
          : { title: t('heading') })}
        aside={
          document.taken
            ? td('issuedOn', {
                who: pick(document.speakerZh, document.speakerEn),
                day: sayDay(document.spokenOn, locale),
              })
            : t('spoken', { day: sayDay(document.spokenOn, locale) })
        }
      >
        <a
          className="btn"
          href={`/speech?${own}${page.chosen ? `s=${page.chosen.no}&` : ''}lang=${other}`}
          hrefLang={other}
        >
          {t(other === 'en' ? 'showEnglish' : 'showChinese')}
        </a>
      </TopBar>
      <div className="speech">
        <div className="text">
          {kept && (
            <p className="sents mb-3">
              {td('only', { disposition: td(`disposition.${kept}`), n: spans.length })}{' '}
              <a className="link" href={`/speech${document.taken ? `?doc=${document.id}` : ''}`}>
                {td('all')}
              </a>
            </p>
          )}
          {document.taken && (
            <div className="sents">
              <h1 className="mb-3">{title}</h1>
              {document.invented && <p className="faint mb-3">{td('invented')}</p>}
            </div>
          )}
          <LivingSpeech
            passages={
              await passagesOf(spans, page.directives, {
                text,
                address,
                chosen: page.chosen?.no,
                taken: document.taken,
              })
            }
            lang={text}
            words={words}
            keyNote={
              document.taken
                ? td(inOriginal ? 'originalNote' : 'translatedNote')
                : t(text === 'en' ? 'originalNote' : 'renderingNote')
            }
          />
          <Furniture spans={page.spans} text={text} document={document} />
        </div>
        {page.chosen && page.panel ? (
          <aside className="work" aria-label={t('work')}>
            <SentenceWork
              span={page.chosen}
              directives={page.directives.filter(one => one.spanId === page.chosen?.id)}
              panel={page.panel}
              text={text}
              document={document}
            />
          </aside>
        ) : (
          // on a phone the overview follows the text; only the work of a chosen sentence lies over it
          <aside aria-label={t('coverage')}>
            <Overview
              spans={page.spans}
              directives={page.directives}
              address={address}
              pick={pick}
              document={document}
            />
          </aside>
        )}
      </div>
    </>
  )
}
