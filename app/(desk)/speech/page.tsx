import type { Metadata } from 'next'
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

type Address = { searchParams: Promise<{ s?: string; lang?: string }> }

export default async function SpeechPage({ searchParams }: Address) {
  const { s, lang } = await searchParams
  const now = today()
  const page = await read(async tx => {
    const speech = await findSpeech(tx, now)
    const chosen = speech?.spans.find(span => span.isSentence && String(span.no) === s) ?? null
    return speech && { ...speech, chosen, panel: chosen && (await findSentencePanel(tx, chosen.id, now)) }
  })
  const [t, locale] = await Promise.all([getTranslations('speech'), getLocale()])
  if (!page) return <EmptyState title={t('emptyTitle')} text={t('emptyText')} />
  const pick = localized(locale)
  const text = lang === 'en' || lang === 'zh-CN' ? lang : locale
  const other = text === 'en' ? 'zh-CN' : 'en'
  const address = (no: number) => `/speech?s=${no}${text === locale ? '' : `&lang=${text}`}#s${no}`
  const words = {
    closed: t('state.closed'),
    onTime: t('state.onTime'),
    late: t('state.late'),
    none: t('state.none'),
    key: t('key'),
  }
  return (
    <>
      <TopBar title={t('heading')} aside={t('spoken', { day: sayDay(page.document.spokenOn, locale) })}>
        <a className="btn" href={`/speech?${page.chosen ? `s=${page.chosen.no}&` : ''}lang=${other}`} hrefLang={other}>
          {t(other === 'en' ? 'showEnglish' : 'showChinese')}
        </a>
      </TopBar>
      <div className="speech">
        <div className="text">
          <LivingSpeech
            passages={await passagesOf(page.spans, page.directives, { text, address, chosen: page.chosen?.no })}
            lang={text}
            words={words}
            keyNote={t(text === 'en' ? 'originalNote' : 'renderingNote')}
          />
          <Furniture spans={page.spans} text={text} document={page.document} />
        </div>
        {page.chosen && page.panel ? (
          <aside className="work" aria-label={t('work')}>
            <SentenceWork
              span={page.chosen}
              directives={page.directives.filter(one => one.spanId === page.chosen?.id)}
              panel={page.panel}
              text={text}
            />
          </aside>
        ) : (
          // on a phone the overview follows the text; only the work of a chosen sentence lies over it
          <aside aria-label={t('coverage')}>
            <Overview spans={page.spans} directives={page.directives} address={address} pick={pick} />
          </aside>
        )}
      </div>
    </>
  )
}
