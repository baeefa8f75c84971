import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { AppShell, type RailLine, type Tab } from '@/components/app-shell'
import { findLastEvent } from '@/db/queries/ledger'
import { type LineClosing, lineStrokes } from '@/db/queries/lines'
import { listMyMemberships } from '@/db/queries/my-memberships'
import { countUnread } from '@/db/queries/notices'
import { countDifferences } from '@/db/queries/reconciliations'
import { lineNumber } from '@/domain/line'
import { homeOf } from '../home'
import { today } from '../light-of'
import { pastDay } from '../past-day'
import { Preferences } from '../preferences'
import { read } from '../session'
import { inReadersLanguage } from '../words'
import { CountsBanner } from './counts-banner'
import { Keyboard } from './keyboard'
import { PastBanner } from './past-banner'
import { signOutAction } from './settings/actions'

/** Who is told on every page when a kept count does not equal its rows. */
const watchers: readonly string[] = ['leader', 'supervisor', 'auditor', 'admin']

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const asked = await pastDay()
  const { actor, strokes, memberships, lastEvent, differences, unread } = await read(async (tx, actor) => ({
    actor,
    // a past page says up to which event it is told
    differences: watchers.includes(actor.role) ? await countDifferences(tx) : null,
    lastEvent: asked ? await findLastEvent(tx) : null,
    strokes: await lineStrokes(tx, today()),
    memberships: await listMyMemberships(tx),
    unread: await countUnread(tx),
  }))
  const [t, notices, role, pick] = await Promise.all([
    getTranslations('shell'),
    getTranslations('notices'),
    getTranslations('loops.role'),
    inReadersLanguage(),
  ])
  const home = homeOf(actor.role)
  const at = (await headers()).get('x-path') ?? '/'
  const item = (href: string, word: Parameters<typeof t>[0]) => ({ href, word: t(word) })
  const desk = item('/desk', 'desk')
  const cockpit = item('/cockpit', 'cockpit')
  const groups = [
    {
      items: [
        // an enterprise has hazards and no tasks: nothing of its own stands on the cockpit
        ...(actor.role === 'enterprise' ? [desk] : home === '/cockpit' ? [cockpit, desk] : [desk, cockpit]),
        ...(actor.role === 'leader' ? [item('/brief', 'brief')] : []),
        { href: '/inbox', word: notices('title'), count: unread > 99 ? '99+' : unread || undefined },
        item('/speech', 'speech'),
      ],
    },
    {
      word: t('work'),
      items: [
        ...(actor.role === 'enterprise' ? [] : [item('/documents', 'documents')]),
        item('/directives', 'directives'),
        item('/tasks', 'tasks'),
        item('/hazards', 'hazards'),
        item('/inspections', 'inspections'),
        ...(actor.role === 'inspector' ? [item('/field', 'field')] : []),
        item('/places', 'places'),
        item('/campaigns', 'campaigns'),
      ],
    },
    {
      word: t('duty'),
      items: [
        item('/organizations', 'organizations'),
        ...(actor.role === 'enterprise' ? [] : [item('/unowned', 'unowned')]),
        item('/five-in-place', 'five'),
        item('/circulation', 'circulation'),
        item('/lessons', 'lessons'),
      ],
    },
    {
      word: t('readiness'),
      items: [
        ...(actor.role === 'enterprise' ? [] : [item('/on-duty', 'onDuty')]),
        item('/responses', 'responses'),
        item('/plans', 'plans'),
        item('/drills', 'drills'),
        item('/teams', 'teams'),
        item('/stores', 'stores'),
      ],
    },
    {
      word: t('opinion'),
      items: [
        ...(actor.role === 'enterprise' ? [] : [item('/rumours', 'rumours')]),
        item('/publicity', 'publicity'),
        item('/training', 'training'),
      ],
    },
    {
      word: t('watch'),
      items: [
        item('/loops', 'loops'),
        ...(actor.role === 'enterprise'
          ? []
          : [
              item('/doubts', 'doubts'),
              item('/audits', 'audits'),
              item('/reports', 'reports'),
              item('/scores', 'scores'),
            ]),
        item('/accountability', 'accountability'),
        item('/ledger', 'ledger'),
      ],
    },
  ]
  const tabs: Tab[] = [
    home === '/cockpit' ? { ...cockpit, icon: 'gauge' } : { ...desk, icon: 'inbox' },
    ...(actor.role === 'inspector'
      ? // on a phone an inspector is at a place
        [
          { ...item('/field', 'field'), icon: 'scan' as const },
          { ...item('/inspections', 'inspections'), icon: 'seal' as const },
        ]
      : [
          { ...item('/speech', 'speech'), icon: 'speech' as const },
          { ...item('/tasks', 'tasks'), icon: 'seal' as const },
        ]),
    { ...item('/hazards', 'hazards'), icon: 'hazard' },
  ]
  return (
    <AppShell
      at={at.split('?')[0]!}
      words={{
        skip: t('skip'),
        product: t('product'),
        main: t('main'),
        search: t('search'),
        searchHint: t('searchHint'),
        tabs: t('tabs'),
        menu: t('menu'),
        close: t('close'),
      }}
      home={home}
      groups={groups}
      lines={await railLines(strokes)}
      tabs={tabs}
      person={{
        name: pick(actor.nameZh, actor.nameEn),
        unit: pick(actor.orgZh, actor.orgEn),
        role: role(actor.role),
        href: '/settings',
      }}
      foot={
        <>
          {memberships.length > 1 && (
            <a className="link" href="/settings#roles">
              {t('switchRole')}
            </a>
          )}
          <Preferences />
          <form action={signOutAction}>
            <button type="submit" className="link">
              {t('signOut')}
            </button>
          </form>
        </>
      }
    >
      <PastBanner asked={asked} eventId={lastEvent} at={at} />
      <CountsBanner differences={differences} />
      {children}
      <Keyboard />
    </AppShell>
  )
}

async function railLines(strokes: readonly LineClosing[]): Promise<RailLine[]> {
  const [t, short, long] = await Promise.all([
    getTranslations('shell'),
    getTranslations('loops.line'),
    getTranslations('loops.lineLong'),
  ])
  return strokes.map(({ line, total, open, late }) => ({
    total,
    open,
    late,
    href: `/lines/${line}`,
    number: lineNumber(line),
    name: short(line),
    says: t('lineSays', { name: long(line), total, open, late }),
  }))
}
