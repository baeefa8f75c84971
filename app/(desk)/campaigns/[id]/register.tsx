import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import { NumberLink } from '@/components/figure'
import { LedgerTable } from '@/components/ledger-table'
import { count } from '@/components/numerals'
import { Section } from '@/components/section'
import type { Campaign } from '@/db/queries/campaigns'
import type { Drawing, RegisterChanges } from '@/db/queries/coverage'
import { registered } from '@/domain/coverage'
import { today } from '../../../light-of'
import { localized, sayDay, sayInstant } from '../../../words'
import { EntryForm } from '../../entry-form'
import { drawRegisterAction } from '../actions'

/** The dated denominator: the register as of a day, what has come and gone since, each time it was drawn, and the form that draws it anew. */
export async function Register({
  campaign,
  changes,
  drawings,
}: {
  campaign: Campaign
  changes: RegisterChanges
  drawings: readonly Drawing[]
}) {
  const [t, locale] = await Promise.all([getTranslations('campaigns'), getLocale()])
  const pick = localized(locale)
  const { id, registerOn, mayDraw } = campaign
  const day = (on: string) => sayDay(on, locale, today())
  const number = (value: number, href: string) => () => <NumberLink value={value} href={href} />
  return (
    <Section id="register" title={t('register.title')} aside={t('register.aside')}>
      <p>
        {registerOn
          ? t.rich('register.asOf', {
              on: day(registerOn),
              places: number(registered(campaign.standing), `/places?campaign=${id}`),
            })
          : t('register.none')}
      </p>
      {campaign.registerOn && (changes.came > 0 || changes.left > 0) && (
        <p>
          {t.rich('register.since', {
            came: number(changes.came, `/places?campaign=${id}&cover=new`),
            left: () => <span className="n">{count(changes.left)}</span>,
            hasLeft: changes.left > 0 ? 'yes' : 'no',
          })}
        </p>
      )}
      {mayDraw && (
        <details className="mt-4" open={registerOn === null}>
          <summary className="btn w-max list-none">{t(registerOn ? 'register.again' : 'register.draw')}</summary>
          <EntryForm
            action={drawRegisterAction}
            label={t('register.draw')}
            hidden={{ key: randomUUID(), campaignId: String(id) }}
            wrong={t('form.wrong')}
            submit={t('register.send')}
            cancel={{ href: `/campaigns/${id}`, word: t('form.cancel') }}
            fields={[
              {
                kind: 'date',
                name: 'onDay',
                label: t('register.day'),
                hint: t('register.dayHint'),
                required: true,
                min: registerOn ?? undefined,
                max: today(),
                defaultValue: today(),
                short: true,
              },
            ]}
          />
        </details>
      )}
      {drawings.length > 0 && (
        <div className="apart">
          <LedgerTable
            caption={t('register.drawings')}
            rows={drawings}
            rowKey={row => row.id}
            columns={[
              { key: 'on', head: t('register.day'), cell: row => day(row.onDay), look: 'nw', phone: 'title' },
              {
                key: 'places',
                head: t('register.places'),
                numeric: true,
                cell: row => count(row.places),
                phoneLabel: t('register.places'),
              },
              {
                key: 'added',
                head: t('register.added'),
                numeric: true,
                cell: row => count(row.added),
                phoneLabel: t('register.added'),
              },
              {
                key: 'left',
                head: t('register.left'),
                numeric: true,
                cell: row => count(row.removed),
                phoneLabel: t('register.left'),
              },
              {
                key: 'by',
                head: t('register.by'),
                cell: row => (
                  <span className="dim">
                    {row.by ? pick(row.by.zh, row.by.en) : '—'} · {sayInstant(row.at, locale, today())}
                  </span>
                ),
              },
            ]}
          />
        </div>
      )}
    </Section>
  )
}
