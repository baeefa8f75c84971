import { getLocale, getTranslations } from 'next-intl/server'
import { Evidence, type EvidenceItem, EvidenceStrip } from '@/components/evidence'
import type { FormFieldProps } from '@/components/form-field'
import { Notice } from '@/components/notice'
import type { CaseView } from '@/db/queries/case-view'
import type { LedgerEvent } from '@/db/queries/events'
import type { listEvidence } from '@/db/queries/evidence'
import type { Actor } from '@/domain/actor'
import { type CaseFacts, reasonAgainst } from '@/domain/loop'
import { loops } from '@/domain/loops'
import { refusalCodes } from '@/domain/refusal'
import { today } from '../light-of'
import { dayShown } from '../past-day'
import { refusalSentence } from '../refusal-sentence'
import { localized, sayInstant } from '../words'
import { EvidenceForm } from './evidence-form'

export type EvidenceRow = Awaited<ReturnType<typeof listEvidence>>[number]
type Address = Record<string, string | string[] | undefined>
type Purpose = EvidenceRow['purpose']

/** Rows of evidence as thumbnails with what they show, when and by whom. */
export async function evidenceItems(rows: readonly EvidenceRow[]): Promise<(EvidenceItem & { sha256: string })[]> {
  const [t, locale] = await Promise.all([getTranslations('evidence'), getLocale()])
  const pick = localized(locale)
  return rows.map(row => {
    const purpose = t(`purpose.${row.purpose}`)
    const title = row.caption || purpose
    const isPdf = row.mime === 'application/pdf'
    const taken = row.claimedAt ? ` · ${t('claimed', { at: sayInstant(row.claimedAt, locale, today()) })}` : ''
    return {
      key: String(row.id),
      sha256: row.sha256,
      href: `/api/evidence/${row.id}?size=full`,
      title,
      note: `${row.caption ? `${purpose} · ` : ''}${t('note', { at: sayInstant(row.at, locale, today()), who: pick(row.personZh, row.personEn) })}${taken}`,
      src: isPdf ? undefined : `/api/evidence/${row.id}?size=thumb`,
      alt: t('opens', { title, purpose }),
      fileKind: t('pdf'),
    }
  })
}

/** For CaseTimeline's `extra`: the pictures that an event brought. */
export function evidenceUnder(items: readonly (EvidenceItem & { sha256: string })[]) {
  return (event: LedgerEvent) => {
    const { sha256s } = event.payload
    if (!Array.isArray(sha256s)) return null
    const own = items.filter(item => sha256s.includes(item.sha256))
    return own.length > 0 ? <EvidenceStrip items={own} /> : null
  }
}

async function whatHappened(address: Address): Promise<{ bad: boolean; title: string; text?: string } | null> {
  const t = await getTranslations('evidence')
  const one = (name: string) => [address[name]].flat()[0] ?? ''
  if (/^\d{1,2}$/.test(one('given'))) return { bad: false, title: t('given', { n: Number(one('given')) }) }
  const code = refusalCodes.find(known => known === one('refused'))
  if (!code) return null
  const file = one('file').slice(0, 80)
  const sentence = () => {
    if (code === 'fileTooLarge') return file ? t('refused.fileTooLarge', { file }) : t('refused.fileTooLargeAll')
    if (code === 'fileBroken') return file ? t('refused.fileBroken', { file }) : t('refused.fileBrokenAll')
    if (code === 'fileKind') return t('refused.fileKind', { file })
    if (code === 'invalid') return t('refused.noFile')
    return refusalSentence({ code })
  }
  return { bad: true, title: t('refused.title'), text: await sentence() }
}

/** The proof without which the case cannot go on from here. */
function wantedOf({ loop, stage, has }: CaseFacts): 'wantAfter' | 'wantBefore' | null {
  if (loop === 'hazard' && stage === 'reported' && !has.includes('proofBefore')) return 'wantBefore'
  return ['accepted', 'in_progress', 'returned', 'rectifying'].includes(stage) && !has.includes('evidence')
    ? 'wantAfter'
    : null
}

/** The proof of a case, what became of the upload just made, and the form for those who may add to it. */
export async function CaseEvidence({
  view,
  actor,
  items,
  address,
  purposes = ['after', 'document', 'before'],
  part,
}: {
  view: CaseView
  actor: Actor
  items: readonly EvidenceItem[]
  /** The page's search parameters: an upload comes back with `given` or `refused`. */
  address: Address
  /** The first one is chosen to begin with. */
  purposes?: readonly Purpose[]
  /** The question which part of the case a file proves, where the case has parts; what was given stands with the parts then. */
  part?: FormFieldProps
}) {
  const t = await getTranslations('evidence')
  const { facts } = view
  const attach = loops[facts.loop].moves.attach
  const mayAttach = !dayShown() && attach !== undefined && reasonAgainst(attach, facts, actor) === null
  const happened = await whatHappened(address)
  const wanted = wantedOf(facts)
  if (part && !mayAttach && !happened) return null
  return (
    <section className="sec" id="evidence" aria-labelledby="evidence-title">
      <div className="hd">
        <h2 id="evidence-title">{t('title')}</h2>
        <small>{t('count', { n: items.length })}</small>
      </div>
      {happened && (
        <div className="mb-4">
          <Notice kind={happened.bad ? 'bad' : 'good'} title={happened.title} live>
            {happened.text && <p>{happened.text}</p>}
          </Notice>
        </div>
      )}
      {items.length === 0 && <p className="dim mb-3">{t('none')}</p>}
      {!part && (items.length > 0 || wanted) && (
        <Evidence items={items} wanted={wanted ? [{ key: wanted, word: t(wanted) }] : undefined} />
      )}
      {mayAttach && (
        <EvidenceForm loop={facts.loop} id={facts.id} purposes={purposes} part={part} open={happened?.bad ?? false} />
      )}
    </section>
  )
}
