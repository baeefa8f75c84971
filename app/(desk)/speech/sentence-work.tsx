import { getTranslations } from 'next-intl/server'
import { Basis } from '@/components/basis'
import { Figure, Figures, NumberLink } from '@/components/figure'
import { LineStroke } from '@/components/line-stroke'
import { Section } from '@/components/section'
import { hrefOf } from '@/db/queries/figure'
import type { DirectiveWork, SourceDocument, Span } from '@/db/queries/speech'
import { workFigures } from '@/db/queries/speech-figures'
import type { SentencePanel } from '@/db/queries/speech-panel'
import { Battles } from './battles'
import { DirectiveList } from './directive-list'
import { LongestOverdue, OpenHazards, UnitsAtWork } from './panel-lists'
import { standingOf } from './state-of'

/** The work under the chosen sentence. */
export async function SentenceWork({
  span,
  directives,
  panel,
  text,
  document,
}: {
  span: Span
  directives: readonly DirectiveWork[]
  panel: SentencePanel
  text: string
  document: SourceDocument
}) {
  const [t, td, line] = await Promise.all([
    getTranslations('speech'),
    getTranslations('documents'),
    getTranslations('loops.line'),
  ])
  const own = (text === 'en' ? 'en' : 'zh') === document.language
  const basis = own
    ? t('basis.original')
    : document.taken
      ? td((text === 'en' ? span.textEn : span.textZh) ? 'translatedByOffice' : 'notTranslated')
      : t(`basis.${span.zhBasis as 'rendering'}`)
  const figures = workFigures(directives, { sentence: span.id })
  const standing = standingOf(directives)
  const { tasks, hazards } = figures
  const reported = /words of the Chinese report: (.*)$/.exec(span.why)?.[1]
  const total = tasks.open.value + tasks.done.value
  return (
    <>
      <Section
        title={span.line ? t('sentenceOf', { no: span.no, line: line(span.line) }) : t('sentence', { no: span.no })}
        aside={<Basis>{basis}</Basis>}
      >
        {span.disposition === 'directive' ? (
          <>
            <Figures>
              <Figure value={tasks.done.value} unit={`/ ${total}`} label={t('tasksClosed')} href={hrefOf(tasks.done)} />
              <Figure value={tasks.open.value} label={t('tasksOpen')} href={hrefOf(tasks.open)} />
              <Figure
                value={tasks.late.value}
                label={t('tasksLate')}
                href={hrefOf(tasks.late)}
                bad={tasks.late.value > 0}
              />
            </Figures>
            <div style={{ margin: '12px 0 8px' }}>
              <LineStroke
                total={standing.total}
                open={standing.total - standing.closed}
                late={standing.late}
                width={384}
                height={10}
                full
              />
            </div>
            <p className="dim xs">
              {t('hazardsOf')}{' '}
              <NumberLink
                value={hazards.done.value}
                href={hrefOf(hazards.done)}
                label={t('hazardsClosedSays', { value: hazards.done.value })}
              />{' '}
              {t('closed')} ·{' '}
              <NumberLink
                value={hazards.open.value}
                href={hrefOf(hazards.open)}
                label={t('hazardsOpenSays', { value: hazards.open.value })}
              />{' '}
              {t('open')} ·{' '}
              <NumberLink
                value={hazards.late.value}
                href={hrefOf(hazards.late)}
                label={t('hazardsLateSays', { value: hazards.late.value })}
              />{' '}
              {t('late')} ·{' '}
              <NumberLink
                value={hazards.major.value}
                href={hrefOf(hazards.major)}
                label={t('hazardsMajorSays', { value: hazards.major.value })}
              />{' '}
              {t('majorOpen')}
            </p>
          </>
        ) : (
          <p className="dim">{t(`directsNothing.${span.disposition === 'metadata' ? 'metadata' : 'preamble'}`)}</p>
        )}
        {text !== 'en' && reported && (
          <p className="dim xs" style={{ marginTop: 6 }}>
            {t('reportWords')} <span className="serif">{reported}</span>
          </p>
        )}
      </Section>
      <div className="more">
        {panel.battles.length > 0 && <Battles battles={panel.battles} />}
        {directives.length > 0 && <DirectiveList directives={directives} text={text} />}
        {panel.late.length > 0 && <LongestOverdue late={panel.late} count={tasks.late.value + hazards.late.value} />}
        {panel.hazards.length > 0 && <OpenHazards hazards={panel.hazards} open={hazards.open} />}
        {panel.units.length > 0 && <UnitsAtWork units={panel.units} sentence={span.id} />}
      </div>
    </>
  )
}
