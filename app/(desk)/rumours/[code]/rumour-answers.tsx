import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import type { Named } from '@/db/queries/case-view'
import type { RumourDetail } from '@/db/queries/rumours'
import type { RumourAnswer } from '@/domain/rumour'
import { today } from '../../../light-of'
import { localized, sayInstant } from '../../../words'
import { TruthMark } from '../truth-mark'

async function Words({ answer }: { answer: RumourAnswer }) {
  const t = await getTranslations('rumours')
  return (
    <>
      <p>
        <span className="dim">{t('answers.claim')}</span> <b lang="zh-CN">{answer.claimZh}</b>
        {answer.claimEn && (
          <>
            <br />
            <span lang="en">{answer.claimEn}</span>
          </>
        )}
      </p>
      <p className="mt-2 whitespace-pre-line" lang="zh-CN">
        {answer.textZh}
      </p>
      {answer.textEn && (
        <p className="mt-2 whitespace-pre-line" lang="en">
          {answer.textEn}
        </p>
      )}
      <p className="dim mt-2">
        {t('answers.channel', { channel: answer.channel })} · {t(`audience.${answer.audience}`)}
        {answer.link && (
          <>
            {' · '}
            <a className="link" href={answer.link} rel="noreferrer">
              {answer.link}
            </a>
          </>
        )}
      </p>
    </>
  )
}

/** The answer that waits, and those that were given, the newest first, with who wrote and who approved each. */
export async function RumourAnswers({ detail }: { detail: RumourDetail }) {
  const [t, locale] = await Promise.all([getTranslations('rumours'), getLocale()])
  const pick = localized(locale)
  const name = (who: Named | null) => (who ? pick(who.zh, who.en) : '—')
  const newest = detail.answers[0]
  const outdated = newest !== undefined && newest.truth !== detail.truth
  return (
    <Section title={t('answers.title')} id="answers">
      {outdated && (
        <Notice kind="warn" title={t('answers.outdated')}>
          <p>{t('answers.outdatedText')}</p>
        </Notice>
      )}
      {detail.draft && (
        <div className="mb-4" id="draft">
          <h3>{detail.drafter ? t('answers.waiting', { who: name(detail.drafter) }) : t('answers.returned')}</h3>
          <Words answer={detail.draft} />
        </div>
      )}
      {detail.answers.length === 0 && !detail.draft && <p className="dim">{t('answers.none')}</p>}
      {detail.publicCode && (
        <p className="mb-3">
          <a className="link" href={`/public/answers/${detail.publicCode}${locale === 'en' ? '?lang=en' : ''}`}>
            {t('answers.seePublic', { code: detail.publicCode })}
          </a>
        </p>
      )}
      {detail.answers.map(answer => (
        <div key={answer.version} className="mb-4" id={`answer-${answer.version}`}>
          <h3>
            {t('answers.given', { n: answer.version, at: sayInstant(answer.at, locale, today()) })}{' '}
            <TruthMark truth={answer.truth} word={t(`truth.${answer.truth}`)} />
          </h3>
          <p className="dim">{t('answers.by', { writer: name(answer.writer), approver: name(answer.approver) })}</p>
          <Words answer={answer} />
        </div>
      ))}
    </Section>
  )
}
