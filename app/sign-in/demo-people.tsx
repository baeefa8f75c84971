import { getTranslations } from 'next-intl/server'
import { demoSignIns, type SignIn } from '@/db/seed/sign-ins'
import { inReadersLanguage } from '../words'

const firsts = demoSignIns.filter((person, at) => demoSignIns.findIndex(({ role }) => role === person.role) === at)
const others = demoSignIns.filter(person => !firsts.includes(person))

/** The invented people of the demo, one button each, of the form they stand in. */
export async function DemoPeople() {
  const t = await getTranslations('sign-in.demo')
  return (
    <section className="grid gap-2 border-t border-line pt-4" aria-labelledby="demo">
      <h2 id="demo">{t('title')}</h2>
      <p className="xs dim">{t('lead')}</p>
      <People people={firsts} />
      <details>
        <summary className="xs dim py-2">{t('more')}</summary>
        <People people={others} />
      </details>
    </section>
  )
}

async function People({ people }: { people: readonly SignIn[] }) {
  const [role, pick] = await Promise.all([getTranslations('loops.role'), inReadersLanguage()])
  return (
    <ul className="grid grid-cols-2 gap-2">
      {people.map(person => (
        <li key={person.email} className="min-w-0">
          <button
            type="submit"
            className="btn w-full flex-col items-start gap-0 text-left"
            name="demo"
            value={person.email}
            formNoValidate
          >
            <b className="clip max-w-full">{role(person.role)}</b>
            <span className="clip xs faint max-w-full">
              {pick(person.nameZh, person.nameEn)} · {pick(person.unitZh, person.unitEn)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
