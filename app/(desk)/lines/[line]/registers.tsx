import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { Register } from '@/db/queries/register-figure'
import { RegisterFigures } from '../../register-figures'

/** What belongs to the line beside its directives, register by register. */
export async function RegisterList({ registers }: { registers: readonly Register[] }) {
  const t = await getTranslations('lines.registers')
  return registers.map(({ key, href, figures }) => (
    <Section
      key={key}
      title={t(`title.${key}`)}
      aside={
        <a className="link" href={href}>
          {t('open')}
        </a>
      }
    >
      <RegisterFigures figures={figures} />
    </Section>
  ))
}
