import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import type { FormFieldProps } from '@/components/form-field'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { findBrief, findLastReading, listInstructions } from '@/db/queries/brief'
import { calendar } from '@/db/queries/calendar'
import { findCockpit } from '@/db/queries/cockpit'
import { cockpitFigures } from '@/db/queries/cockpit-figures'
import { listUnits } from '@/db/queries/people'
import { ruleOn } from '@/db/queries/rules'
import { addDays, addWorkingDays, type Day, shanghaiDay } from '@/domain/clock'
import { loopNames } from '@/domain/loop'
import { codeOf } from '@/domain/loops'
import { refuseIf } from '@/domain/refusal'
import { today } from '../../light-of'
import { read, readAt } from '../../session'
import { localized, sayDay } from '../../words'
import { EntryForm } from '../entry-form'
import { readBriefAction, writeInstructionAction } from './actions'
import { Changed } from './changed'
import { Needs } from './needs'
import { OneButton } from './one-button'
import { Yours } from './yours'

type Props = { searchParams: Promise<{ about?: string; sent?: string; read?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('brief'))('title') }
}

const figuresAt = (day: Day, past: boolean) =>
  readAt(past ? day : undefined, async (tx, actor) => {
    const cockpit = await findCockpit(tx, actor.scopeOrgId, day)
    return cockpit && cockpitFigures(cockpit, [], [], day)
  })

/** The case that an instruction is to be about, as the address names it. */
function aboutIn(text: string | undefined) {
  const [, name, id] = /^([a-z]+)-(\d{1,15})$/.exec(text ?? '') ?? []
  const loop = loopNames.find(one => one === name)
  return loop ? { loop, id: Number(id) } : null
}

/** A leader's two minutes: what needs them today, what changed since they last looked, and what they wrote and what became of it. */
export default async function BriefPage({ searchParams }: Props) {
  const address = await searchParams
  const now = today()
  const page = await read(async (tx, actor) => {
    refuseIf(actor.role === 'leader' ? null : { code: 'wrongRole' })
    return {
      actor,
      items: await findBrief(tx, actor.personId, now, calendar()),
      since: await findLastReading(tx, actor.personId, actor.scopeOrgId),
      instructions: await listInstructions(tx, actor.personId),
      units: await listUnits(tx),
    }
  })
  const { actor, since } = page
  const before = since ? addDays(shanghaiDay(since), -1) : null
  const [figures, then] = await Promise.all([figuresAt(now, false), before ? figuresAt(before, true) : null])
  if (!figures) notFound()
  const [t, locale] = await Promise.all([getTranslations('brief'), getLocale()])
  const pick = localized(locale)
  const about = aboutIn(address.about)
  const reply = addWorkingDays(now, ruleOn('brief.reply.days', now).value, calendar())
  const fields: FormFieldProps[] = [
    { kind: 'textarea', name: 'text', label: t('text'), hint: t('textHint'), rows: 4, maxLength: 2000, required: true },
    {
      kind: 'select',
      name: 'toOrgId',
      label: t('to'),
      hint: t('toHint'),
      options: page.units.map(unit => ({ value: String(unit.id), word: pick(unit.zh, unit.en) })),
      none: t('choose'),
      required: true,
    },
    {
      kind: 'date',
      name: 'replyDueOn',
      label: t('replyDue'),
      min: now,
      defaultValue: reply,
      required: true,
      short: true,
    },
  ]
  const sent = /^\d{1,15}$/.test(address.sent ?? '') ? Number(address.sent) : null
  return (
    <>
      <TopBar title={t('heading', { name: pick(actor.orgZh, actor.orgEn) })} aside={sayDay(now, locale)}>
        <OneButton action={readBriefAction} hidden={{ key: randomUUID() }} word={t('read')} />
      </TopBar>
      {(sent !== null || address.read) && (
        <section className="sec notes">
          <Notice kind="good" live title={sent !== null ? t('sent', { code: codeOf('task', sent) }) : t('readDone')} />
        </section>
      )}
      <div className="case">
        <div className="main">
          <Needs items={page.items} rule={ruleOn('brief.most', now)} />
          <Yours rows={page.instructions} />
        </div>
        <aside className="side" aria-label={t('changed')}>
          <Changed since={since} before={then} now={figures} day={before} />
          <Section id="write" title={t('write')}>
            <p className="dim mb-3">{t('writeNote')}</p>
            {about && <p className="mb-3">{t('about', { code: codeOf(about.loop, about.id) })}</p>}
            <EntryForm
              action={writeInstructionAction}
              label={t('write')}
              hidden={{
                key: randomUUID(),
                ...(about ? { aboutLoop: about.loop, aboutId: String(about.id) } : {}),
              }}
              fields={fields}
              submit={t('send')}
              cancel={{ href: '/cockpit', word: t('cancel') }}
              wrong={t('wrong')}
            />
          </Section>
        </aside>
      </div>
    </>
  )
}
