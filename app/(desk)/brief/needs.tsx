import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { Section } from '@/components/section'
import type { BriefItem } from '@/db/queries/brief'
import { pathOf } from '@/domain/case-path'
import type { Rule } from '@/domain/rules'
import { cite } from '../../rule-words'
import { inReadersLanguage } from '../../words'

const pageOf = ({ noun, id }: BriefItem): string => pathOf(noun, id)

/** What needs the leader today: why each stands here, how long it has waited, and the way to write an instruction about it. */
export async function Needs({ items, rule }: { items: readonly BriefItem[]; rule: Rule }) {
  const [t, move, broken, pick] = await Promise.all([
    getTranslations('brief'),
    getTranslations('loops.move'),
    getTranslations('broken.kind'),
    inReadersLanguage(),
  ])
  const what = ({ kind, what, noun }: BriefItem): string => {
    if (kind === 'signature') return move(`${noun}.${what}` as 'hazard.list')
    return kind === 'broken' ? broken(`${what}.short` as 'taskOverdue.short') : t(`kind.${kind}`)
  }
  const opens = (item: BriefItem) => (item.kind === 'signature' ? `${pageOf(item)}?move=${item.what}` : pageOf(item))
  return (
    <Section title={t('needs')} aside={`${t('needsAside', { n: rule.value })} · ${await cite(rule)}`}>
      {items.length === 0 && <EmptyState title={t('nothing')} text={t('nothingText')} />}
      <ol className="brief">
        {items.map(item => (
          <li key={`${item.kind}${item.code}`}>
            <p className="reason">
              <b>{what(item)}</b>
              {item.kind === 'signature' || item.kind === 'broken' ? ` · ${t(`kind.${item.kind}`)}` : ''}
              {item.days !== null && ` · ${t('waits', { days: item.days })}`}
            </p>
            <h3>
              <a href={opens(item)}>
                <span className="code">{item.code}</span> {pick(item.zh, item.en)}
              </a>
            </h3>
            {['directive', 'task', 'hazard', 'inspection'].includes(item.noun) && (
              <a className="link xs" href={`/brief?about=${item.noun}-${item.id}#write`}>
                {t('instruct')}
              </a>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}
