import type pg from 'pg'
import { addDays, type Day } from '@/domain/clock'
import type { Cast } from '../commands/cast'
import type { Chance } from './chance'

/** What a random world is made of: chance, a territory, and a hand that makes lawful moves in it. */
export abstract class RandomHand {
  constructor(
    protected readonly cast: Cast,
    protected readonly chance: Chance,
    protected readonly today: Day,
    protected readonly client: pg.Client,
    protected readonly directive: { id: number; line: string },
    protected readonly leaders: number[],
  ) {}

  protected pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.chance() * from.length)]!
  }
  protected maybe<T>(value: T): T | null {
    return this.chance() < 0.5 ? value : null
  }
  protected day(from: number, to: number): Day {
    return addDays(this.today, from + Math.floor(this.chance() * (to - from + 1)))
  }
  /** One of the rows of this territory, or nothing. */
  protected async one(text: string): Promise<Record<string, unknown> | undefined> {
    const rows = await this.cast.ask(`${text} order by id`, [Object.values(this.cast.units)])
    return rows.length > 0 ? this.pick(rows) : undefined
  }
  protected firms = () => [this.cast.units.firm, this.cast.units.otherFirm]
  protected workers = () => [this.cast.people.worker, this.cast.people.principal]
  protected officials = () => [this.cast.people.colleague, this.cast.people.regulatorHead]

  /** A lawful move by one of the cast; what is refused changes nothing. */
  protected async step(who: keyof Cast['as'], change: string): Promise<number | null> {
    await this.client.query('begin')
    try {
      await this.client.query('select ctx.assume(m.id, now()) from membership m where m.person_id = $1', [
        this.cast.people[who],
      ])
      const { rows } = await this.client.query(change)
      await this.client.query('commit')
      return rows[0]?.id ?? null
    } catch (error) {
      await this.client.query('rollback')
      if (!String((error as { code?: string }).code).startsWith('SL4')) throw error
      return null
    }
  }
}
