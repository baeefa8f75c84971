import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Mark } from '@/components/mark'
import { type WallFigure, WallFigures, WallLines } from '@/components/wall-lines'
import { countBroken } from '@/db/queries/broken-loops'
import { calendar } from '@/db/queries/calendar'
import { findCockpit } from '@/db/queries/cockpit'
import { cockpitFigures } from '@/db/queries/cockpit-figures'
import { type Figure, hrefOf } from '@/db/queries/figure'
import { findLedgerTip } from '@/db/queries/ledger'
import { lineStrokes } from '@/db/queries/lines'
import { lineNumber } from '@/domain/line'
import { refuseIf } from '@/domain/refusal'
import { homeOf } from '../../home'
import { today } from '../../light-of'
import { Live } from '../../live'
import { read } from '../../session'
import { inReadersLanguage, sayInstant, sayTime } from '../../words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('wall'))('title') }
}

const everySeconds = 60

export default async function WallPage() {
  const now = today()
  const at = new Date()
  const page = await read(async (tx, actor) => {
    refuseIf(actor.role === 'enterprise' ? { code: 'wrongRole' } : null)
    const cockpit = await findCockpit(tx, actor.scopeOrgId, now)
    refuseIf(cockpit ? null : { code: 'notFound' })
    const figures = cockpitFigures(cockpit!, await lineStrokes(tx, now), [], now)
    return {
      actor,
      cockpit: cockpit!,
      figures,
      broken: await countBroken(tx, now, calendar()),
      tip: await findLedgerTip(tx),
    }
  })
  const [t, tl, name, locale, pick] = await Promise.all([
    getTranslations('wall'),
    getTranslations('live'),
    getTranslations('loops.line'),
    getLocale(),
    inReadersLanguage(),
  ])
  const { all, lines, major } = page.figures
  const wallFigure = (figure: Figure, label: string, bad = false): WallFigure => ({
    value: figure.value,
    label,
    href: hrefOf(figure),
    bad: bad && figure.value > 0,
  })
  const date = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'Asia/Shanghai',
  }).format(new Date())
  const broken = page.broken.reduce((sum, one) => sum + one.count, 0)
  return (
    <div className="wall">
      <noscript>
        <meta httpEquiv="refresh" content={String(everySeconds)} />
      </noscript>
      <main className="wallgrid">
        <header>
          <a href={homeOf(page.actor.role)} aria-label={t('back')}>
            <Mark size={52} />
          </a>
          <h1>{t('heading', { name: pick(page.cockpit.scope.zh, page.cockpit.scope.en) })}</h1>
          <span className="grow" />
          <Live wall at={at.toISOString()} lost={tl('wallLost', { at: sayTime(at) })} />
          <span>{date}</span>
          <time dateTime={at.toISOString()}>{sayTime(at)}</time>
        </header>
        <WallLines
          lines={lines.map(({ line, open, late, done }) => ({
            total: open.value + done.value,
            open: open.value,
            late: late.value,
            number: lineNumber(line),
            name: name(line),
            href: late.value > 0 ? hrefOf(late) : open.value > 0 ? hrefOf(open) : hrefOf(done),
            light:
              late.value > 0
                ? { tone: 'red' as const, word: t('late', { value: late.value }) }
                : open.value > 0
                  ? { tone: 'green' as const, word: t('onTime') }
                  : done.value > 0
                    ? { tone: 'green' as const, word: t('allClosed') }
                    : { tone: 'grey' as const, word: t('noTask') },
            openWord: open.value > 0 ? t('open', { value: open.value }) : undefined,
          }))}
        />
        <WallFigures
          figures={[
            wallFigure(all.open, t('tasksOpen')),
            wallFigure(all.late, t('tasksLate'), true),
            wallFigure(major.open, t('majorOpen')),
            wallFigure(major.listed, t('majorListed')),
            { value: broken, label: t('broken'), href: '/loops', bad: broken > 0 },
          ]}
        />
        <footer>
          <span>{t('asOf', { at: sayInstant(at, locale) })}</span>
          <span>{page.tip && t(page.tip.intact ? 'ledgerIntact' : 'ledgerBroken', { id: page.tip.id })}</span>
          <span>{tl('kept')}</span>
        </footer>
      </main>
    </div>
  )
}
