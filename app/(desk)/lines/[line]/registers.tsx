import { getTranslations } from 'next-intl/server'
import { Figure, Figures } from '@/components/figure'
import { Section } from '@/components/section'
import type { BoundaryRegisters, DefenseRegisters } from '@/db/queries/line-registers'

type Shown = { label: string; value: number | string; unit?: string; href?: string; bad?: boolean }

function Register({ title, href, open, figures }: { title: string; href: string; open: string; figures: Shown[] }) {
  return (
    <Section
      title={title}
      aside={
        <a className="link" href={href}>
          {open}
        </a>
      }
    >
      <Figures>
        {figures.map(one => (
          <Figure key={one.label} {...one} />
        ))}
      </Figures>
    </Section>
  )
}

/** What belongs to the line of thought: the documents that were sent and signed for, what was promised, and what was learned. */
export async function DefenseRegisterList({ registers }: { registers: DefenseRegisters }) {
  const t = await getTranslations('lines.registers')
  const { circulation: c, lessons: l, year, broken } = registers
  return (
    <>
      <Register
        title={t('circulation')}
        href="/circulation"
        open={t('open')}
        figures={[
          { label: t('signed'), value: c.signed, unit: `/ ${c.sent}` },
          {
            label: t('unsignedLate'),
            value: broken.circulationUnsigned,
            href: '/loops?kind=circulationUnsigned',
            bad: broken.circulationUnsigned > 0,
          },
          { label: t('hours'), value: c.medianHours === null ? '—' : Math.round(c.medianHours) },
          {
            label: t('unreviewed'),
            value: broken.commitmentUnreviewed,
            href: '/loops?kind=commitmentUnreviewed',
            bad: broken.commitmentUnreviewed > 0,
          },
          { label: t('kept'), value: c.kept, unit: `/ ${c.judged}`, href: '/circulation/commitments?state=kept' },
        ]}
      />
      <Register
        title={t('lessons')}
        href="/lessons"
        open={t('open')}
        figures={[
          { label: t('accidents', { year }), value: registers.accidents, href: `/lessons?year=${year}` },
          { label: t('looked'), value: l.placesLooked, unit: `/ ${l.placesAsked}` },
          {
            label: t('unlooked'),
            value: broken.placeUnlooked,
            href: '/loops?kind=placeUnlooked',
            bad: broken.placeUnlooked > 0,
          },
          { label: t('evaluationsDue'), value: l.evaluationsDue, href: '/lessons?evaluation=due' },
          {
            label: t('unevaluated'),
            value: l.evaluationsLate,
            href: '/lessons?evaluation=late',
            bad: l.evaluationsLate > 0,
          },
          {
            label: t('repeated'),
            value: l.causesRepeated,
            href: '/lessons/causes?state=repeated',
            bad: l.causesRepeated > 0,
          },
        ]}
      />
    </>
  )
}

/** What belongs to the line of responsibility: who answers, where nobody does, and the five in place of enterprises. */
export async function BoundaryRegisterList({ registers }: { registers: BoundaryRegisters }) {
  const [t, kinds] = await Promise.all([getTranslations('lines.registers'), getTranslations('unowned')])
  const { five, breaks } = registers
  const shown = (
    ['placeNoPerson', 'placeNoRegulator', 'unitNoParty', 'unitNoGovernment', 'gridNoOfficer'] as const
  ).map(kind => ({
    label: kinds(`kind.${kind}.what`),
    value: breaks[kind],
    href: `/unowned?kind=${kind}`,
    bad: breaks[kind] > 0,
  }))
  return (
    <>
      <Register title={t('network')} href="/unowned" open={t('open')} figures={shown} />
      <Register
        title={t('five')}
        href="/five-in-place"
        open={t('open')}
        figures={[
          {
            label: t('atFive'),
            value: five.atFive,
            unit: `/ ${five.enterprises}`,
            href: '/five-in-place?state=atFive',
          },
          { label: t('expiring'), value: five.expiring, href: '/five-in-place?state=expiring' },
          { label: t('lapsed'), value: five.lapsed, href: '/five-in-place?state=lapsed', bad: five.lapsed > 0 },
          { label: t('awaiting'), value: five.awaiting, href: '/five-in-place?state=awaiting' },
        ]}
      />
    </>
  )
}
