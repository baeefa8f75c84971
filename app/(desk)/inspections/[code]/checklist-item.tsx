import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import { Basis } from '@/components/basis'
import { Light, type Tone } from '@/components/light'
import type { AnsweredItem } from '@/db/queries/checklists'
import { type Answer, answers } from '@/domain/inspection'
import { codeOf } from '@/domain/loops'
import { today } from '../../../light-of'
import { localized, sayDay, sayInstant } from '../../../words'
import { type AnswerButton, AnswerForm } from './answer-form'
import { HazardPhoto } from './hazard-photo'

const looks: Record<Answer, Pick<AnswerButton, 'look' | 'shape'>> = {
  pass: { look: 'pass', shape: 'g' },
  fail: { look: 'fail', shape: 'r' },
  not_applicable: { look: 'later', shape: 'n' },
  not_checked: { look: 'later' },
}
const tones: Record<Answer, Tone> = { pass: 'green', fail: 'red', not_applicable: 'grey', not_checked: 'yellow' }
const seenWords = { full: 'items.seenFull', excerpt: 'items.seenExcerpt', UNVERIFIED: 'items.seenUNVERIFIED' } as const

/** One item of the checklist: what is asked, by which clause, how it was answered, and what became of a failure. */
export async function ChecklistItem({
  item,
  of,
  inspectionId,
  mayAnswer,
  isHidden = false,
  show,
  given,
}: {
  item: AnsweredItem
  of: number
  inspectionId: number
  mayAnswer: boolean
  /** The answers are not the reader's to see yet. */
  isHidden?: boolean
  show: string
  /** How many photos were just added to its hazard; null when the upload was refused. */
  given?: number | null
}) {
  const [t, tl, locale] = await Promise.all([getTranslations('inspections'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const text = pick(item.textZh, item.textEn)
  const guidance = locale === 'en' ? item.guidanceEn : item.guidanceZh
  const hazard = item.hazardId === null ? null : codeOf('hazard', item.hazardId)
  const wants = [
    item.failedBefore && t('items.failedBefore'),
    item.levelIfFailed === 'major' && t('items.major'),
    item.photoRequired && t('items.photo'),
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <article className="check item" id={`item-${item.id}`} aria-labelledby={`ask-${item.id}`}>
      <h3 id={`ask-${item.id}`}>
        <span className="no">
          {t('items.no', { no: item.no, all: of, code: item.code })}
          {wants && ` · ${wants}`}
        </span>
        {text}
      </h3>
      <div className="law">
        <span lang="zh-CN">{item.clause}</span>{' '}
        <Basis unseen={item.seen !== 'full'}>
          {t(seenWords[item.seen as keyof typeof seenWords] ?? seenWords.UNVERIFIED)}
        </Basis>
        {item.before && (
          <small>
            <a className="link" href={`/inspections/${item.before.inspectionId}#item-${item.id}`}>
              {t('items.before', {
                on: sayDay(item.before.on, locale, today()),
                answer: tl(`answer.${item.before.answer}`),
              })}
            </a>
          </small>
        )}
      </div>
      {mayAnswer && guidance && <p className="guide">{guidance}</p>}
      {item.answer && item.answeredAt && (
        <div>
          <Light
            tone={tones[item.answer]}
            word={t('items.by', {
              answer: tl(`answer.${item.answer}`),
              who: pick(item.byZh, item.byEn),
              at: sayInstant(item.answeredAt, locale, today()),
            })}
          />
          {!mayAnswer && item.note && <p className="dim">{item.note}</p>}
        </div>
      )}
      {!item.answer && !mayAnswer && !isHidden && <Light tone="grey" word={t('items.noAnswer')} />}
      {hazard && (
        <div className="made">
          <p>
            <span className="dim">
              {t.rich(item.answer === 'fail' ? 'items.hazard' : 'items.hazardStays', {
                code: hazard,
                open: said => (
                  <a className="link" href={`/hazards/${item.hazardId}`}>
                    {said}
                  </a>
                ),
              })}
            </span>{' '}
            <span className="faint">
              {tl(`stage.hazard.${item.hazardStage}` as 'stage.hazard.closed')} ·{' '}
              {t('items.photos', { n: item.photos })}
            </span>
          </p>
          {given !== undefined && (
            <p role="status" className={given === null ? 'bad' : 'good'}>
              {given === null ? t('items.photoRefused') : t('items.photoAdded', { n: given })}
            </p>
          )}
          {mayAnswer && item.answer === 'fail' && (
            <HazardPhoto
              hazardId={item.hazardId!}
              back={`/inspections/${inspectionId}?${show === 'all' ? '' : `show=${show}&`}item=${item.id}`}
              anchor={`item-${item.id}`}
            />
          )}
        </div>
      )}
      {mayAnswer && (
        <AnswerForm
          hidden={{
            key: randomUUID(),
            inspectionId: String(inspectionId),
            itemId: String(item.id),
            show,
            ...(item.answer && { seenAnswer: item.answer, seenNote: item.note }),
          }}
          answer={item.answer}
          note={item.note}
          buttons={answers.map(value => ({ value, word: tl(`answer.${value}`), ...looks[value] }))}
          words={{
            label: t('items.answers', { no: item.no, text }),
            note: t('items.note'),
          }}
        />
      )}
    </article>
  )
}
