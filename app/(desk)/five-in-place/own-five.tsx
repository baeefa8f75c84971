import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { EmptyState } from '@/components/empty-state'
import { Light } from '@/components/light'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import type { AssuranceDetail, ListedAssurance } from '@/db/queries/assurance'
import type { Element } from '@/domain/assurance'
import { shanghaiDay } from '@/domain/clock'
import { codeOf } from '@/domain/loops'
import { today } from '../../light-of'
import { dayShown } from '../../past-day'
import { localized, sayDay } from '../../words'
import type { EvidenceRow } from '../case-evidence'
import { evidenceItems } from '../case-evidence'
import { ElementList } from './element-list'
import { HistoryTable } from './history-table'
import { fiveMarks, wholeLight } from './standing'

export type Own = {
  region: string
  standing: AssuranceDetail | null
  proofs: EvidenceRow[]
  all: ListedAssurance[]
}

/** An enterprise's own page: what counts now and until when, what is on its way, a new assessment, and all earlier ones. */
export async function OwnFive({ own, beside }: { own: Own; beside?: Partial<Record<Element, ReactNode>> }) {
  const [t, tl, locale, marksOf] = await Promise.all([
    getTranslations('assurance'),
    getTranslations('loops'),
    getLocale(),
    fiveMarks(),
  ])
  const pick = localized(locale)
  const { standing, all, region } = own
  const underWay = all.find(one => ['drafted', 'submitted', 'returned'].includes(one.stage))
  const confirmed = standing && all.find(one => one.id === standing.id)
  const marks = standing && marksOf({ threshold: standing.threshold!, elements: standing.elements }, region)
  const light = marks && (await wholeLight(marks, standing.threshold!))
  const items = await evidenceItems(own.proofs)
  const next = dayShown() ? null : underWay ? (
    underWay.stage === 'submitted' ? null : (
      <a className="btn pri" href={`/five-in-place/${underWay.id}`}>
        {t('own.goOn', {
          code: codeOf('assurance', underWay.id),
          stage: tl(`stage.assurance.${underWay.stage}` as 'stage.assurance.drafted'),
        })}
      </a>
    )
  ) : (
    <a className="btn pri" href="/five-in-place/new">
      {t(standing ? 'own.again' : 'own.new')}
    </a>
  )
  return (
    <>
      {underWay?.stage === 'submitted' && (
        <section className="sec notes">
          <Notice
            title={t('own.waiting', { code: codeOf('assurance', underWay.id) })}
            actions={
              <a className="link" href={`/five-in-place/${underWay.id}`}>
                {codeOf('assurance', underWay.id)}
              </a>
            }
          />
        </section>
      )}
      {standing && marks && light ? (
        <Section
          title={t('own.stands')}
          aside={
            confirmed?.closedAt &&
            confirmed.verifier && (
              <a className="link" href={`/five-in-place/${standing.id}`}>
                {t('own.standsText', {
                  code: codeOf('assurance', standing.id),
                  on: sayDay(shanghaiDay(confirmed.closedAt), locale, today()),
                  who: pick(confirmed.verifier.zh, confirmed.verifier.en),
                })}
              </a>
            )
          }
        >
          <div className="mb-3 flex flex-wrap items-center gap-4">
            <Light tone={light.tone} word={light.word} why={light.why} />
            {next}
          </div>
          <ElementList
            rows={standing.elements}
            marks={marks}
            region={region}
            beside={beside}
            on={confirmed ? shanghaiDay(confirmed.openedAt) : today()}
            proofs={element =>
              items.filter(item => own.proofs.some(row => String(row.id) === item.key && row.part === element))
            }
          />
        </Section>
      ) : (
        <div className="sec">
          <EmptyState title={t('state.never')} text={t('own.never')}>
            {next}
          </EmptyState>
        </div>
      )}
      <HistoryTable rows={all} />
    </>
  )
}
