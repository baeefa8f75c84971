import type pg from 'pg'
import { seal } from '@/db/evidence-store'
import { seedBase } from './base'
import { analyze, asOwner } from './connection'
import { writeAccounts } from './demo/accounts'
import { chanceFrom } from './demo/chance'
import { demoUnits } from './demo/demo-units'
import { leaveDraft, takeInNotice } from './demo/documents'
import { drawLessons } from './demo/draw-lessons'
import { climbLadder } from './demo/ladder'
import { letPeopleLeave } from './demo/leavers'
import { momentsAt } from './demo/moments'
import { writePeople } from './demo/people'
import { drawPictures, type Picture } from './demo/pictures'
import { writePlaces } from './demo/places'
import { writeResponsibilities } from './demo/responsibilities'
import { Script } from './demo/script'
import { lookAgain } from './demo/second-look'
import { tellAccidents } from './demo/story-accidents'
import { circulateCircular, openCirculation } from './demo/story-circulation'
import { drawRegisters } from './demo/story-coverage'
import { openDirectives, settleDirectives, writeCampaigns } from './demo/story-directives'
import { openDoubts } from './demo/story-doubts'
import { assessFive } from './demo/story-five'
import { openHazards } from './demo/story-hazards'
import { openInspections } from './demo/story-inspections'
import { tellFanOuts, tellSystemicTask } from './demo/story-lessons'
import { paperSteps } from './demo/story-papers'
import { tellPlans } from './demo/story-plans'
import { publicize } from './demo/story-publicity'
import { tellResponses } from './demo/story-response'
import { standDuty } from './demo/story-roster'
import { tellRumours } from './demo/story-rumours'
import { openTasks } from './demo/story-tasks'
import { holdTrainings } from './demo/story-training'
import type { Item, World } from './demo/world'
import { demoSignIns } from './sign-ins'
import { readRegions } from './source/regions'
import { placeUnits } from './units'

type Progress = (done: string, part?: string) => void

async function readItems(client: pg.Client): Promise<{ items: Map<string, Item>; checklistIds: Map<string, number> }> {
  const { rows } = await client.query(
    `select i.id::int, i.checklist_id::int as "checklistId", c.key, i.code, i.section_zh as "sectionZh", i.clause, i.seen, i.level_if_failed as level
     from checklist_item i join checklist c on c.id = i.checklist_id where c.version = 1 order by i.checklist_id, i.no`,
  )
  return {
    items: new Map(rows.map(row => [row.code as string, row as Item])),
    checklistIds: new Map(rows.map(row => [row.key as string, row.checklistId as number])),
  }
}

async function readSpans(client: pg.Client): Promise<Map<number, number>> {
  const { rows } = await client.query('select id::int, no from source_span where is_sentence')
  return new Map(rows.map(row => [row.no as number, row.id as number]))
}

async function sealPictures(): Promise<World['pictures']> {
  const pictures = await drawPictures()
  await Promise.all(pictures.map(picture => seal(picture.bytes)))
  return new Map(
    pictures.map(picture => [
      `${picture.scene}:${picture.purpose}` as `${Picture['scene']}:${Picture['purpose']}`,
      picture,
    ]),
  )
}

/**
 * Tells the demo: one story with dates relative to today, of invented people and enterprises, through the guards and the ledger
 * that every move of the product passes. Pictures go to DATA_DIR. Does nothing where it was told; throws where other cases are.
 */
export async function seedDemo({
  adminUrl,
  onProgress = () => {},
}: {
  adminUrl: string
  onProgress?: Progress
}): Promise<void> {
  await seedBase({ adminUrl })
  await asOwner(adminUrl, async client => {
    const told = await client.query('select from auth."user" where email = $1', [demoSignIns[0]!.email])
    if (told.rowCount !== 0) return
    const { rows } = await client.query(
      'select (select count(*) from directive) + (select count(*) from place) as found',
    )
    if (Number(rows[0].found) > 0) throw new Error('the database already holds cases; the demo needs an empty one')
    const drawn = sealPictures()
    const chance = chanceFrom(20_181_129)
    const moments = momentsAt(Date.now(), chance)
    const since = moments.dayFromNow(-95)
    const regions = readRegions()
    onProgress('Units and people · 机构与人员')
    const units = await placeUnits(client, demoUnits())
    const accounts = await writeAccounts(client)
    const people = await writePeople(client, units, chance, since, accounts)
    const places = await writePlaces(client, units, people, regions, chance, { today: moments.today, since })
    await writeResponsibilities(client, units, people, places, since)
    const script = new Script()
    const spanIds = await readSpans(client)
    const directives = openDirectives(script, people, units, moments, spanIds)
    await script.play(client, () => {})
    const { items, checklistIds } = await readItems(client)
    const campaigns = await writeCampaigns(client, directives, units, people, moments, spanIds, checklistIds)
    const world: World = {
      chance,
      moments,
      script,
      units,
      people,
      regions,
      places,
      directives,
      campaigns,
      pictures: await drawn,
      items,
      checklistIds,
    }
    const { decomposedAt, finishedAt } = openTasks(world)
    openHazards(world, openInspections(world))
    settleDirectives(world, decomposedAt, finishedAt)
    assessFive(world)
    tellRumours(world)
    await openCirculation(client, world)
    tellPlans(world)
    const accidents = await tellAccidents(client, world)
    await tellResponses(client, world, accidents)
    const fanOuts = tellFanOuts(world, accidents)
    const systemic = tellSystemicTask(world)
    await takeInNotice(client, world)
    // one drawing stands for the pictures of many cases, so nobody looks for the same picture while the story is told
    await client.query('alter table evidence disable trigger y_doubts')
    const play = (until?: number) =>
      script.play(client, (done, total) => onProgress('Playing the story · 演绎业务经过', `${done} / ${total}`), until)
    // a document is filled from the rows as they stood at its time, so the story halts there
    for (const step of paperSteps(world)) {
      await play(step.at)
      await step.write(client)
    }
    await play()
    await client.query('set constraints all immediate')
    await client.query('alter table evidence enable trigger y_doubts')
    await openDoubts(world)
    await circulateCircular(client, world)
    await script.play(client, () => {})
    await lookAgain(client, world)
    await drawLessons(client, world, { fanOuts, systemic })
    await drawRegisters(client, campaigns, places, people, moments)
    await climbLadder(client, moments.today)
    await letPeopleLeave(client, moments.today)
    await leaveDraft(client, world)
    onProgress('On duty · 值班值守')
    await standDuty(client, world, accounts, since)
    await holdTrainings(client, world)
    await publicize(client, world)
  })
  await analyze(adminUrl)
}
