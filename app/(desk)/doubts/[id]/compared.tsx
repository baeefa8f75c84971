import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { DoubtDetail, DoubtPicture, findSaid } from '@/db/queries/doubts'
import { codeOf } from '@/domain/loops'
import { today } from '../../../light-of'
import { localized, sayInstant } from '../../../words'
import { caseHref } from '../doubt-words'

/** Two beside each other where there is room for both. */
const beside = 'grid max-w-240 grid-cols-[repeat(auto-fill,minmax(min(100%,25rem),1fr))] gap-5'

type Said = Awaited<ReturnType<typeof findSaid>>

async function Picture({ title, picture }: { title: string; picture: DoubtPicture }) {
  const [t, te, locale] = await Promise.all([getTranslations('doubts'), getTranslations('evidence'), getLocale()])
  const at = (instant: Date) => sayInstant(instant, locale, today())
  const purpose = te(`purpose.${picture.purpose}`)
  return (
    <figure className="m-0">
      <figcaption className="mb-2">
        <a className="link" href={caseHref(picture.loop, picture.caseId)}>
          {title}
        </a>
        <br />
        <small className="faint">
          {[
            t('picture', { purpose, at: at(picture.at) }),
            picture.claimedAt && t('claims', { at: at(picture.claimedAt) }),
            picture.deviceAt && t('device', { at: at(picture.deviceAt) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </figcaption>
      <a href={`/api/evidence/${picture.id}?size=full`}>
        {picture.mime === 'application/pdf' ? (
          t('noFile')
        ) : (
          <img
            className="block aspect-4/3 w-full bg-paper-3 object-contain"
            src={`/api/evidence/${picture.id}?size=full`}
            alt={`${title} · ${picture.caption || purpose}`}
          />
        )}
      </a>
    </figure>
  )
}

/** What the doubt is about, beside what it was compared with: pictures, or words. */
export async function Compared({
  doubt,
  pictures,
  said,
}: {
  doubt: DoubtDetail
  pictures: readonly DoubtPicture[]
  /** What was said here and there; only of pasted text. */
  said: readonly Said[]
}) {
  const [t, tl, locale] = await Promise.all([getTranslations('doubts'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const here = pictures.find(picture => picture.id === doubt.evidenceId)
  const there = pictures.find(picture => picture.id === doubt.detail.evidence)
  const titles = [
    t('this', { code: codeOf(doubt.loop, doubt.caseId) }),
    doubt.otherLoop ? t('other', { code: codeOf(doubt.otherLoop, doubt.otherCaseId) }) : '',
  ] as const
  const unseen = doubt.otherLoop && (
    <p className="dim">{t('unseen', { code: codeOf(doubt.otherLoop, doubt.otherCaseId) })}</p>
  )
  return (
    <>
      {doubt.kind === 'pasted_text' && (
        <Section title={t('texts')}>
          <div className={beside}>
            {said.map((one, index) => (
              <div key={titles[index]}>
                <p className="mb-1">{titles[index]}</p>
                {one ? (
                  <>
                    <blockquote className="m-0">{one.words ?? t('noText')}</blockquote>
                    <small className="faint">
                      {[
                        tl(`move.${index === 0 ? doubt.loop : doubt.otherLoop!}.${one.move}` as 'move.task.submit'),
                        one.person && pick(one.person.zh, one.person.en),
                        one.unit && pick(one.unit.zh, one.unit.en),
                        sayInstant(one.at, locale, today()),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </small>
                  </>
                ) : (
                  unseen
                )}
              </div>
            ))}
          </div>
        </Section>
      )}
      {here && (
        <Section title={t(doubt.detail.evidence === undefined ? 'picturePart' : 'pictures')}>
          <div className={beside}>
            <Picture title={titles[0]} picture={here} />
            {there ? <Picture title={titles[1]} picture={there} /> : doubt.detail.evidence !== undefined && unseen}
          </div>
        </Section>
      )}
    </>
  )
}
