import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { FilterBar } from '@/components/filter-bar'
import { LedgerTable } from '@/components/ledger-table'
import { SavedViews } from '@/components/saved-views'
import { TopBar } from '@/components/top-bar'
import type { Address } from '@/db/queries/address'
import { countQuestions, listQuestions, type QuestionFilters, readQuestionFilters } from '@/db/queries/questions'
import { questionKinds, questionTopics } from '@/domain/quiz'
import { questionWriters } from '@/domain/training'
import { addressOf } from '../../../address'
import { read } from '../../../session'
import { localized } from '../../../words'
import { ListFoot } from '../../list-foot'
import { NotUnderstood } from '../../not-understood'

const path = '/training/questions'
const pageSize = 50
const views = {
  all: {},
  checked: { state: 'checked' },
  unchecked: { state: 'unchecked' },
  retired: { state: 'retired' },
} as const satisfies Record<string, QuestionFilters>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('training'))('questions.title') }
}

/** The question bank: what is asked, on which topic, who wrote and who checked it; never what is right. */
export default async function QuestionsPage({ searchParams }: { searchParams: Promise<Address> }) {
  const address = await searchParams
  const filters = readQuestionFilters(address)
  const after = [address.after].flat()[0]
  const page = await read(async (tx, actor) => ({
    actor,
    counts: await countQuestions(tx, [filters, ...Object.values(views)]),
    ...(await listQuestions(tx, filters, {
      after: /^\d{1,15}$/.test(after ?? '') ? Number(after) : undefined,
      limit: pageSize,
    })),
  }))
  const [t, ts, tn, locale] = await Promise.all([
    getTranslations('training'),
    getTranslations('lists'),
    getTranslations('loops'),
    getLocale(),
  ])
  const pick = localized(locale)
  const all = page.counts[0]!
  const wordOf = (key: keyof QuestionFilters, value: string) =>
    key === 'topic'
      ? t(`topic.${value}` as 'topic.gas')
      : key === 'kind'
        ? t(`questionKind.${value}` as 'questionKind.single')
        : key === 'line'
          ? tn(`line.${value}` as 'line.red')
          : t(`questions.state.${value}` as 'questions.state.checked')
  const chips = (Object.entries(filters) as [Exclude<keyof QuestionFilters, 'q'>, string][])
    .filter(([key]) => (key as string) !== 'q')
    .map(([key, value]) => ({
      label: t(`questions.filter.${key}`),
      value: wordOf(key, value),
      href: `${path}${addressOf({ ...filters, [key]: undefined })}`,
      remove: ts('remove', { label: t(`questions.filter.${key}`), value: wordOf(key, value) }),
    }))
  return (
    <>
      <TopBar title={t('questions.title')} aside={t('questions.aside', { n: all })}>
        <a className="btn quiet" href="/training">
          {t('title')}
        </a>
        {questionWriters.includes(page.actor.role) && (
          <a className="btn pri" href={`${path}/new`}>
            {t('questions.write')}
          </a>
        )}
      </TopBar>
      <SavedViews
        label={t('questions.views')}
        views={Object.entries(views).map(([key, view], index) => ({
          href: `${path}${addressOf(view)}`,
          word: t(`questions.view.${key}` as 'questions.view.all'),
          count: page.counts[index + 1],
          current: addressOf(view) === addressOf(filters),
        }))}
      />
      <FilterBar
        action={path}
        label={t('filter.label')}
        search={{ name: 'q', label: t('questions.filter.q'), value: filters.q }}
        keep={[
          ...(filters.state ? [['state', filters.state] as const] : []),
          ...(filters.line ? [['line', filters.line] as const] : []),
        ]}
        fields={[
          {
            kind: 'select',
            name: 'topic',
            label: t('questions.topic'),
            none: ts('any'),
            options: questionTopics.map(topic => ({ value: topic, word: t(`topic.${topic}`) })),
            defaultValue: filters.topic ?? '',
          },
          {
            kind: 'select',
            name: 'kind',
            label: t('questions.kind'),
            none: ts('any'),
            options: questionKinds.map(kind => ({ value: kind, word: t(`questionKind.${kind}`) })),
            defaultValue: filters.kind ?? '',
          },
        ]}
        chips={chips}
        words={{ find: ts('find'), more: ts('more'), apply: ts('apply') }}
        clear={chips.length > 0 ? { href: path, word: ts('clear') } : undefined}
      />
      <NotUnderstood address={address} understood={filters} also={['after']} />
      <LedgerTable
        caption={t('questions.title')}
        wide
        rows={page.rows}
        rowKey={row => row.id}
        rowHref={row => `${path}/${row.id}`}
        empty={
          <div className="sec">
            <EmptyState title={t('questions.empty')} text={t('questions.emptyText')} />
          </div>
        }
        columns={[
          { key: 'text', head: t('questions.question'), phone: 'title', cell: row => pick(row.textZh, row.textEn) },
          { key: 'topic', head: t('questions.topic'), width: '9rem', cell: row => t(`topic.${row.topic}`) },
          {
            key: 'kind',
            head: t('questions.kind'),
            width: '8rem',
            cell: row => <span className="dim">{t(`questionKind.${row.kind}`)}</span>,
          },
          {
            key: 'unit',
            head: t('column.unit'),
            width: '10rem',
            phone: 'hide',
            cell: row => pick(row.unit.zh, row.unit.en),
          },
          {
            key: 'version',
            head: t('questions.version'),
            width: '5rem',
            numeric: true,
            phoneLabel: t('questions.version'),
            cell: row => row.version,
          },
          {
            key: 'state',
            head: t('column.state'),
            width: '11rem',
            phone: 'aside',
            cell: row =>
              row.retiredAt ? (
                <span className="faint">{t('questions.state.retired')}</span>
              ) : row.checkedBy ? (
                <span className="dim">
                  {t('questions.checkedBy', { who: pick(row.checkedBy.zh, row.checkedBy.en) })}
                </span>
              ) : (
                <span className="bad">{t('questions.state.unchecked')}</span>
              ),
          },
        ]}
      />
      <ListFoot path={path} address={filters} shown={page.rows.length} all={all} after={after} next={page.next} />
    </>
  )
}
