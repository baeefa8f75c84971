import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { NumberLink } from '@/components/figure'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { calendar } from '@/db/queries/calendar'
import { isInForce, listCampaigns } from '@/db/queries/campaigns'
import { findCockpit, listWeeks } from '@/db/queries/cockpit'
import { cockpitFigures } from '@/db/queries/cockpit-figures'
import { medianDays } from '@/db/queries/cockpit-funnel'
import { listPressing, listSignatures } from '@/db/queries/decisions'
import { hrefOf } from '@/db/queries/figure'
import { findLedgerTip } from '@/db/queries/ledger'
import { lineStrokes } from '@/db/queries/lines'
import { findRepeats } from '@/db/queries/repeats'
import { findLastSeal } from '@/db/queries/seals'
import { refuseIf } from '@/domain/refusal'
import { today } from '../../light-of'
import { LiveAsOf } from '../../live-as-of'
import { dayShown, pastDay } from '../../past-day'
import { read } from '../../session'
import { inReadersLanguage } from '../../words'
import { AsOf } from './as-of'
import { ChooseDay } from './choose-day'
import { Covering } from './covering'
import { Decisions } from './decisions'
import { Funnel } from './funnel'
import { LineRows } from './line-rows'
import { Major } from './major'
import { Matrix } from './matrix'
import { Regions } from './regions'
import { Weeks } from './weeks'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cockpit'))('title') }
}

type Address = { searchParams: Promise<{ under?: string; units?: string }> }
const worst = 8

export default async function CockpitPage({ searchParams }: Address) {
  const { under: below, units: wanted } = await searchParams
  await pastDay()
  const past = dayShown()
  const now = today()
  const at = new Date()
  const page = await read(async (tx, actor) => {
    refuseIf(actor.role === 'enterprise' ? { code: 'wrongRole' } : null)
    const under = below && /^\d{1,15}$/.test(below) ? Number(below) : actor.scopeOrgId
    const cockpit = await findCockpit(tx, under, now)
    if (!cockpit) return null
    // the whole scope is what the reader's tallies hold anyway
    const narrowed = under === actor.scopeOrgId ? undefined : under
    const strokes = await lineStrokes(tx, now, narrowed)
    const weeks = await listWeeks(tx, now, { openNow: cockpit.all.open, under: narrowed })
    return {
      actor,
      cockpit,
      figures: cockpitFigures(cockpit, strokes, weeks, now),
      medians: await medianDays(tx, narrowed),
      signatures: await listSignatures(tx, now, calendar()),
      // broken links and coverage are told from what stands now
      pressing: past ? [] : await listPressing(tx, now, calendar(), 5),
      // registers are told for what the reader sees, not for a part of it
      campaigns: narrowed || past ? [] : (await listCampaigns(tx)).filter(one => isInForce(one, now)),
      repeats: await findRepeats(tx, now, under),
      tip: await findLedgerTip(tx),
      seal: await findLastSeal(tx),
    }
  })
  if (!page) notFound()
  const { actor, cockpit, figures } = page
  const [t, tp, locale, pick] = await Promise.all([
    getTranslations('cockpit'),
    getTranslations('past'),
    getLocale(),
    inReadersLanguage(),
  ])
  const whole = cockpit.scope.id === actor.scopeOrgId
  const units = wanted === 'all' ? figures.units : figures.units.slice(0, worst)
  const name = pick(cockpit.scope.zh, cockpit.scope.en)
  const date = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'Asia/Shanghai',
  }).format(past ? new Date(`${past}T12:00:00+08:00`) : new Date())
  const { open, late } = figures.all
  return (
    <>
      <TopBar title={t('heading', { name })} aside={date}>
        {!past && <LiveAsOf at={at} />}
        {!whole && (
          <a className="btn" href="/cockpit">
            {t('backToAll')}
          </a>
        )}
        <ChooseDay day={past} under={whole ? undefined : cockpit.scope.id} />
        {!past && (
          <a className="btn" href="/wall">
            {t('wall')}
          </a>
        )}
      </TopBar>
      <div className="cockpit">
        <Section className="first" title={t('lines')} aside={t('linesAside')}>
          <LineRows lines={figures.lines} />
        </Section>
        <Section title={actor.role === 'leader' ? t('decisions') : t('decisionsOfLeader')} aside={t('decisionsAside')}>
          <Decisions signatures={page.signatures} pressing={page.pressing} role={actor.role} />
        </Section>
        <Section title={t('major')}>
          <Major major={figures.major} />
        </Section>
        <Section className="first" title={t('funnel')} aside={t('funnelAside')}>
          <Funnel figures={figures} medians={page.medians} />
        </Section>
        <Section
          className="span2"
          title={t('matrix')}
          aside={
            <>
              <NumberLink value={open.value} href={hrefOf(open)} label={t('openOf', { value: open.value })} />{' '}
              {t('openWord')} · <i className="lt r" aria-hidden="true" />{' '}
              <NumberLink value={late.value} href={hrefOf(late)} label={t('lateOf', { value: late.value })} />{' '}
              {t('lateWord')}
              {figures.units.length > units.length && (
                <>
                  {' · '}
                  <a
                    className="link"
                    href={whole ? '/cockpit?units=all' : `/cockpit?under=${cockpit.scope.id}&units=all`}
                  >
                    {t('allUnits', { count: figures.units.length })}
                  </a>
                </>
              )}
            </>
          }
        >
          <Matrix figures={figures} units={units} corner={t('corner')} />
        </Section>
        {figures.regions.length > 0 && (
          <Section
            className="first"
            title={cockpit.scope.regionLevel === 'province' ? t('prefectures') : t('counties')}
            aside={t(cockpit.scope.regionLevel === 'province' ? 'regionsAside' : 'countiesAside')}
          >
            <Regions regions={figures.regions} tiles={cockpit.scope.regionLevel === 'province'} />
          </Section>
        )}
        <Section className="full" title={t('weeks')} aside={t('weeksAside')}>
          <Weeks weeks={figures.weeks} />
        </Section>
        <Section className="full" title={t('covering')} aside={t('coveringAside')}>
          {past && <p className="faint xs">{tp('onlyPresent')}</p>}
          <Covering campaigns={page.campaigns} repeats={page.repeats} />
        </Section>
      </div>
      <AsOf tip={page.tip} seal={page.seal} />
    </>
  )
}
