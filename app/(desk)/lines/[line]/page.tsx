import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Basis } from '@/components/basis'
import { Figure, Figures } from '@/components/figure'
import { LineStroke } from '@/components/line-stroke'
import { share } from '@/components/numerals'
import { Section } from '@/components/section'
import { SourceQuote } from '@/components/source-quote'
import { TopBar } from '@/components/top-bar'
import { calendar } from '@/db/queries/calendar'
import { hrefOf, taskFigure } from '@/db/queries/figure'
import { findLine, lineStages, listLineUnits } from '@/db/queries/line-page'
import { listRegisters } from '@/db/queries/line-registers'
import { lineStrokes, weekTo } from '@/db/queries/lines'
import { listDirectiveWork, listPassage } from '@/db/queries/speech'
import { lineNumber, lines } from '@/domain/line'
import { today } from '../../../light-of'
import { read } from '../../../session'
import { localized } from '../../../words'
import { DirectiveList } from '../../speech/directive-list'
import { RegisterList } from './registers'
import { Stages } from './stages'
import { WorstUnits } from './worst-units'

type Address = { params: Promise<{ line: string }> }

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const { line: asked } = await params
  const line = lines.find(name => name === asked)
  return { title: line && (await getTranslations('loops.lineLong'))(line) }
}

export default async function LinePage({ params }: Address) {
  const { line: asked } = await params
  const line = lines.find(name => name === asked)
  if (!line) notFound()
  const now = today()
  const page = await read(async (tx, actor) => ({
    scope: actor.scopeOrgId,
    about: await findLine(tx, line),
    closing: (await lineStrokes(tx, now)).find(one => one.line === line)!,
    stages: await lineStages(tx, line),
    units: await listLineUnits(tx, line, now),
    passage: await listPassage(tx, line),
    directives: await listDirectiveWork(tx, now, line),
    registers: await listRegisters(tx, line, { today: now, calendar: calendar(), role: actor.role }),
  }))
  const [t, long, locale] = await Promise.all([
    getTranslations('lines'),
    getTranslations('loops.lineLong'),
    getLocale(),
  ])
  const pick = localized(locale)
  const { closing, scope } = page
  const where = { line, under: scope }
  const week = weekTo(now)
  const figures = {
    done: taskFigure(closing.total - closing.open, { state: 'done', ...where }),
    open: taskFigure(closing.open, { state: 'open', ...where }),
    late: taskFigure(closing.late, { due: 'overdue', ...where }),
    week: taskFigure(closing.closedThisWeek, { state: 'done', closedFrom: week.from, closedTo: week.to, ...where }),
  }
  return (
    <>
      <TopBar title={`${lineNumber(line)} ${long(line)}`} aside={pick(page.about.governsZh, page.about.governsEn)} />
      <div className="half last">
        <div>
          <Section>
            <Figures>
              <Figure
                value={figures.done.value}
                unit={`/ ${closing.total}`}
                label={t('closed')}
                href={hrefOf(figures.done)}
              />
              <Figure value={figures.open.value} label={t('open')} href={hrefOf(figures.open)} />
              <Figure value={figures.late.value} label={t('late')} href={hrefOf(figures.late)} bad={closing.late > 0} />
              <Figure value={figures.week.value} label={t('week')} href={hrefOf(figures.week)} />
            </Figures>
            <div style={{ marginTop: 12 }}>
              <LineStroke
                {...closing}
                width={800}
                height={14}
                full
                label={t('strokeSays', {
                  name: long(line),
                  closed: share(closing.total - closing.open, closing.total),
                  open: closing.open,
                  late: closing.late,
                })}
              />
            </div>
          </Section>
          <Section
            title={t('passage')}
            aside={locale === 'en' ? <Basis>{t('basis.original')}</Basis> : <Basis>{t('basis.rendering')}</Basis>}
          >
            {page.passage.map(span => (
              <div key={span.id} style={{ marginTop: 10 }}>
                <SourceQuote text={pick(span.textZh, span.textEn)} lang={locale}>
                  <a className="link" href={`/speech?s=${span.no}#s${span.no}`}>
                    {t('sentence', { no: span.no })}
                  </a>{' '}
                  {locale !== 'en' && <Basis>{t(`basis.${span.zhBasis}`)}</Basis>}
                </SourceQuote>
              </div>
            ))}
            {page.passage.length === 0 && <p className="dim">{t('noPassage')}</p>}
          </Section>
          <DirectiveList directives={page.directives} text={locale} title={t('directives')} />
        </div>
        <div>
          <Stages stages={page.stages} where={where} />
          <RegisterList registers={page.registers} />
          <WorstUnits units={page.units} line={line} />
        </div>
      </div>
    </>
  )
}
