import { getLocale, getTranslations } from 'next-intl/server'
import { Basis } from '@/components/basis'
import { Section } from '@/components/section'
import { SourceQuote } from '@/components/source-quote'
import type { HazardDetail } from '@/db/queries/hazards'
import { localized } from '../../../words'

const seenWords = { full: 'basis.seenFull', excerpt: 'basis.seenExcerpt', UNVERIFIED: 'basis.seenUNVERIFIED' } as const

/** The clause that the hazard offends, and how much of it anybody has read. */
export async function HazardBasis({ detail }: { detail: HazardDetail }) {
  const [t, tl, locale] = await Promise.all([getTranslations('hazards'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const { item, clause } = detail
  const seen = seenWords[detail.clauseSeen as keyof typeof seenWords] ?? seenWords.UNVERIFIED
  return (
    <Section
      title={t('basis.title')}
      aside={
        item &&
        t('basis.item', { list: pick(item.checklistZh, item.checklistEn), version: item.version, code: item.code })
      }
    >
      {item || clause ? (
        <SourceQuote text={item ? pick(item.zh, item.en) : clause}>
          {item && <span lang="zh-CN">{clause} </span>}
          {clause && <Basis unseen={detail.clauseSeen !== 'full'}>{t(seen)}</Basis>}
        </SourceQuote>
      ) : (
        <p className="dim">{t('basis.none')}</p>
      )}
      {item && <p className="faint xs">{t('basis.ifFailed', { level: tl(`level.${item.levelIfFailed}`) })}</p>}
    </Section>
  )
}
