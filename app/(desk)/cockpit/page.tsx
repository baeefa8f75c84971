import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Figure, NumberLink } from '@/components/figure'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { calendar } from '@/db/queries/calendar'
import { isInForce, listCampaignChoices, listCampaigns } from '@/db/queries/campaigns'
import { readFilters, toQuery, whereOf } from '@/db/queries/case-filters'
import { findCockpit, listWeeks, strokesOf } from '@/db/queries/cockpit'
import { cockpitFigures } from '@/db/queries/cockpit-figures'
import { medianDays } from '@/db/queries/cockpit-funnel'
import { listPressing, listSignatures } from '@/db/queries/decisions'
import { hrefOf } from '@/db/queries/figure'
import { findLedgerTip } from '@/db/queries/ledger'
import { listCockpitFigures } from '@/db/queries/line-registers'
import { lineStrokes } from '@/db/queries/lines'
import { isNarrowed, narrowingOf } from '@/db/queries/narrowing'
import { findRepeats } from '@/db/queries/repeats'
import { findLastSeal } from '@/db/queries/seals'
import { remembered } from '@/db/remembered'
import { refuseIf } from '@/domain/refusal'
import { today } from '../../light-of'
import { LiveAsOf } from '../../live-as-of'
import { dayShown, pastDay } from '../../past-day'
import { read } from '../../session'
import { inReadersLanguage } from '../../words'
import { RegisterFigures } from '../register-figures'
import { AsOf } from './as-of'
import { ChooseDay } from './choose-day'
import { Covering } from './covering'
import { Decisions } from './decisions'
import { Funnel } from './funnel'
import { LineRows } from './line-rows'
import { Major } from './major'
import { Matrix } from './matrix'
import { Narrow, narrowedBy } from './narrow'
import { Regions } from './regions'
import { Weeks } from './weeks'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cockpit'))('title') }
}

type Address = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const worst = 8

export default async function CockpitPage({ searchParams }: Address) {
  const address = await searchParams
  const asked = readFilters('task', address)
  const narrow = narrowingOf(asked)
  await pastDay()
  const past = dayShown()
  const now = today()
  const at = new Date()
  const page = await read(async (tx, actor) => {
    refuseIf(actor.role === 'enterprise' ? { code: 'wrongRole' } : null)
    const under = asked.under ?? actor.scopeOrgId
    const cockpit = await findCockpit(tx, under, now, narrow)
    if (!cockpit) return null
    // the whole scope is what the reader's tallies hold anyway
    const narrowed = under === actor.scopeOrgId ? undefined : under
    const strokes = narrow.line
      ? await lineStrokes(tx, now, narrowed, { ...narrow, line: undefined })
      : await strokesOf(tx, cockpit, now, { under: narrowed, narrow })
    const weeks = await listWeeks(tx, now, { openNow: cockpit.all.open, under: narrowed, narrow })
    // the same for the same state of the database, so that a room of readers asks once; who is on duty and which hours are over changes by the clock alone
    const minute = Math.floor(Date.now() / 60_000)
    const beside = await remembered(
      tx,
      'membership',
      ['cockpit, beside', now, minute, under, narrow, past],
      async () => ({
        medians: await medianDays(
          tx,
          narrowed,
          isNarrowed(narrow) ? whereOf('task', narrow, { today: now, soonUntil: now }) : undefined,
        ),
        signatures: await listSignatures(tx, now, calendar()),
        // broken links and coverage are told from what stands now
        pressing: past ? [] : await listPressing(tx, now, calendar(), 5),
        // registers are told for what the reader sees, not for a part of it
        campaigns:
          narrowed || isNarrowed(narrow) || past ? [] : (await listCampaigns(tx)).filter(one => isInForce(one, now)),
        registers:
          narrowed || isNarrowed(narrow) || past
            ? null
            : await listCockpitFigures(tx, { today: now, calendar: calendar(), role: actor.role }),
        repeats: await findRepeats(tx, now, under, narrow),
        drives: await listCampaignChoices(tx),
        tip: await findLedgerTip(tx),
        seal: await findLastSeal(tx),
      }),
    )
    return { actor, cockpit, figures: cockpitFigures(cockpit, strokes, weeks, now), ...beside }
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
  const kept = { under: whole ? undefined : cockpit.scope.id, ...narrow }
  const by = await narrowedBy(cockpit, page.drives)
  const units = address.units === 'all' ? figures.units : figures.units.slice(0, worst)
  const name = [pick(cockpit.scope.zh, cockpit.scope.en), ...by].join(' · ')
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
        {(!whole || by.length > 0) && (
          <a className="btn" href="/cockpit">
            {t('backToAll')}
          </a>
        )}
        <Narrow cockpit={cockpit} campaigns={page.drives} keep={{ under: kept.under, on: past ?? undefined }} />
        <ChooseDay day={past} keep={kept} />
        {!past && (
          <a className="btn" href="/wall">
            {t('wall')}
          </a>
        )}
      </TopBar>
      <div className="cockpit">
        <Section className="first" title={t('lines')} aside={t('linesAside')}>
          <div className="figs narrow-only front">
            <Figure value={late.value} label={t('lateWord')} href={hrefOf(late)} bad={late.value > 0} />
            <Figure value={open.value} label={t('openWord')} href={hrefOf(open)} />
          </div>
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
                  <a className="link" href={`/cockpit${toQuery({ ...kept, units: 'all' })}`}>
                    {t('allUnits', { count: figures.units.length })}
                  </a>
                </>
              )}
            </>
          }
        >
          <Matrix figures={figures} units={units} corner={t('corner')} narrow={narrow} />
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
        {page.registers && (
          <Section className="full beyond" title={t('duties')} aside={t('dutiesAside')}>
            <RegisterFigures figures={page.registers} />
          </Section>
        )}
      </div>
      <AsOf tip={page.tip} seal={page.seal} />
    </>
  )
}
