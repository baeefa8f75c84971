import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import { LedgerTable } from '@/components/ledger-table'
import { count } from '@/components/numerals'
import { Section } from '@/components/section'
import type { StoreDetail } from '@/db/queries/stores'
import { codeOf } from '@/domain/loops'
import { movementKinds } from '@/domain/response'
import { today } from '../../../light-of'
import { localized, sayInstant } from '../../../words'
import { EntryForm } from '../../entry-form'
import { moveStoreAction } from '../actions'

/** What came in, went out to a response, came back or was scrapped, and the form that notes another. */
export async function Movements({ item }: { item: StoreDetail }) {
  const [t, tl, locale] = await Promise.all([getTranslations('stores'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const now = today()
  return (
    <Section title={t('movements.title')} aside={t('movements.aside')} id="movements">
      {item.movements.length === 0 ? (
        <p className="dim">{t('movements.none')}</p>
      ) : (
        <LedgerTable
          caption={t('movements.title')}
          rows={item.movements}
          rowKey={row => row.id}
          columns={[
            { key: 'what', head: t('movements.what'), phone: 'title', cell: row => t(`movement.${row.kind}`) },
            {
              key: 'n',
              head: t('movements.n'),
              numeric: true,
              width: '6rem',
              phoneLabel: t('movements.n'),
              cell: row => count(row.quantity),
            },
            {
              key: 'left',
              head: t('movements.left'),
              numeric: true,
              width: '7rem',
              phoneLabel: t('movements.left'),
              cell: row => count(row.left),
            },
            {
              key: 'for',
              head: t('movements.for'),
              width: '6rem',
              cell: row =>
                row.responseId === null ? (
                  ''
                ) : (
                  <a className="link" href={`/responses/${row.responseId}`}>
                    {codeOf('response', row.responseId)}
                  </a>
                ),
            },
            { key: 'words', head: t('movements.words'), phone: 'full', width: '14rem', cell: row => row.words },
            {
              key: 'who',
              head: t('movements.who'),
              width: '7rem',
              cell: row => (row.by ? pick(row.by.zh, row.by.en) : '—'),
            },
            {
              key: 'at',
              head: t('movements.at'),
              width: '7.5rem',
              look: 'nw',
              cell: row => sayInstant(row.at, locale, now),
            },
          ]}
        />
      )}
      {item.mayMove && (
        <details className="mt-4" open={item.movements.length === 0}>
          <summary className="btn">{t('move.title')}</summary>
          <EntryForm
            key={item.movements[0]?.id ?? 0}
            action={moveStoreAction}
            label={t('move.title')}
            hidden={{ key: randomUUID(), itemId: String(item.id) }}
            submit={t('move.send')}
            cancel={{ href: '/stores', word: t('cancel') }}
            wrong={t('wrong')}
            minor
            fields={[
              {
                kind: 'radio',
                name: 'kind',
                label: t('field.movement'),
                hint: t('move.hint'),
                required: true,
                options: movementKinds.map(kind => ({ value: kind, word: t(`movement.${kind}`) })),
              },
              {
                kind: 'number',
                name: 'quantity',
                label: t('field.quantity'),
                required: true,
                min: 1,
                max: 1_000_000,
                short: true,
              },
              {
                kind: 'select',
                name: 'responseId',
                label: t('field.response'),
                optional: tl('optional'),
                none: tl('choose'),
                options: item.responses.map(one => ({
                  value: String(one.id),
                  word: `${codeOf('response', one.id)} ${pick(one.zh, one.en)}`,
                })),
              },
              { name: 'words', label: t('field.words'), optional: tl('optional'), maxLength: 1000 },
            ]}
          />
        </details>
      )}
    </Section>
  )
}
