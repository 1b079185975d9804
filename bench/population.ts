// A district of a million people, made in the database itself: invented names, ids of the test region left out (nobody looks at them here).
import pg from 'pg'
import type { Connection } from '#server/database/connect.ts'
import { scopedTransaction } from '#server/database/transaction.ts'
import { createAccount } from '#server/features/accounts/public.ts'
import { firstArea, importAreas } from '#server/features/areas/public.ts'
import { recountArea } from '#server/features/campaigns/area-counts.queries.ts'
import { openCampaign } from '#server/features/campaigns/public.ts'
import { performWrite } from '#server/http/perform.ts'
import { systemActor } from '#server/http/system-actor.ts'
import type { Actor, Services, Work } from '#server/http/work.ts'
import { addDays } from '#domain/calendar/plain-date.ts'

export const benchPassword = 'bench-password-2026'
const perHousehold = 2.857

export interface Population {
  readonly campaignId: string
  readonly districtKey: string
  readonly people: number
  readonly households: number
  /** Logins: one of the district, some of towns, most of villages. */
  readonly logins: readonly string[]
}

const towns = 40
const villagesPerTown = 25
const code = (town: number, village: number) => `99001${String(town + 100).padStart(4, '0')}${String(village).padStart(3, '0')}`

/**
 * Fills an empty database with a district of so many people: 40 towns of 25 villages, all on the roster of a campaign that is
 * under way, three in ten households visited, one visit in ten with a problem.
 * @param users accounts that look at it at once
 */
export async function makePopulation(services: Services, connection: Connection, people: number, users: number): Promise<Population> {
  const households = Math.round(people / perHousehold)
  const { id: districtKey, add } = await firstArea(services, { name: '示例区', code: '990010000000' })
  const area = { id: districtKey, name: '示例区', path: `${districtKey}/`, districtKey }
  const admin = systemActor({ accountId: '01890000-0000-7000-8000-00000000000a', login: 'bench', name: '经办' }, area)
  const officer: Actor = { ...admin, role: 'district-officer', scope: area.path }
  let key = 0
  const write = <T>(actor: Actor, run: (work: Work) => Promise<T>): Promise<T> => {
    key += 1
    return performWrite(services, actor, 'wide', { key: `01890000-0000-7000-8000-${String(key).padStart(12, '0')}`, route: 'bench', digestOf: [String(key)] }, run)
  }

  const lines = ['级别,代码,名称,上级代码']
  for (let town = 1; town <= towns; town += 1) {
    lines.push(`镇（街道）,${code(town, 0)},第${town}镇,990010000000`)
    for (let village = 1; village <= villagesPerTown; village += 1) lines.push(`村（居）,${code(town, 200 + village)},第${town}镇第${village}村,${code(town, 0)}`)
  }
  await write(admin, async (work) => {
    await add(work)
    return importAreas(work, new TextEncoder().encode(lines.join('\r\n')), 'areas.csv')
  })
  const campaign = await write(officer, (work) => openCampaign(work, { planId: 'jintan-2022', start: addDays(services.clock.today(), -32) }))

  const client = new pg.Client(connection)
  await client.connect()
  const { rows: areas } = await client.query<{ id: string; level: string }>(`SELECT id, level FROM area WHERE district_key = $1 ORDER BY level, code`, [districtKey])
  const townIds = areas.filter((one) => one.level === 'town').map((one) => one.id)
  const villageIds = areas.filter((one) => one.level === 'village').map((one) => one.id)
  const logins: string[] = []
  for (let user = 0; user < users; user += 1) {
    const [role, areaId] = user === 0 ? (['district-officer', districtKey] as const) : user % 5 === 1 ? (['town-officer', townIds[user % townIds.length]!] as const) : (['village-worker', villageIds[(user * 37) % villageIds.length]!] as const)
    await write(admin, (work) => createAccount(work, { login: `bench${user}`, name: `用户${user}`, role, areaId, password: benchPassword, isPrincipal: true }))
    logins.push(`bench${user}`)
  }
  await client.query(`UPDATE account SET must_change = false, unconfirmed_by = NULL WHERE login LIKE 'bench%'`).catch(() => undefined)
  await fill(client, districtKey, campaign.id, households)
  // As a write would have done: the board and the lists go by what is counted.
  await scopedTransaction(services.database, area.path, (trx) => recountArea(trx, districtKey, area.path))
  const { rows: [count] } = await client.query<{ people: number; households: number }>('SELECT (SELECT count(*)::int FROM person) AS people, (SELECT count(*)::int FROM household) AS households')
  await client.end()
  return { campaignId: campaign.id, districtKey, logins, ...count! }
}

// Ids that grow, as those of the application do.
const uuid = (kind: number, number: string) => `(lpad(to_hex(1780000000000 + ${number}), 12, '0') || '7${String(kind).padStart(3, '0')}8000' || lpad(to_hex(${number}), 12, '0'))::uuid`
const families = `ARRAY['王','李','张','刘','陈','杨','赵','黄','周','吴','徐','孙','胡','朱','高','林','何','郭','马','罗']`
const familyPinyin = `ARRAY['wang','li','zhang','liu','chen','yang','zhao','huang','zhou','wu','xu','sun','hu','zhu','gao','lin','he','guo','ma','luo']`
const given = `ARRAY['秀英','桂兰','建国','海燕','志强','小明','春生','玉梅','文斌','国华','红','勇','静','伟','敏','芳','军','丽华','子涵','浩','雨桐','明轩','思雨','欣怡','根生','长根','月娥','卫东','学军','晓燕']`
const givenPinyin = `ARRAY['xiuying','guilan','jianguo','haiyan','zhiqiang','xiaoming','chunsheng','yumei','wenbin','guohua','hong','yong','jing','wei','min','fang','jun','lihua','zihan','hao','yutong','mingxuan','siyu','xinyi','gensheng','changgen','yuee','weidong','xuejun','xiaoyan']`
const givenInitials = `ARRAY['xy','gl','jg','hy','zq','xm','cs','ym','wb','gh','h','y','j','w','m','f','j','lh','zh','h','yt','mx','sy','xy','gs','cg','ye','wd','xj','xy']`

async function fill(client: pg.Client, districtKey: string, campaignId: string, households: number): Promise<void> {
  const run = (sql: string) => client.query(sql.replaceAll('$district', `'${districtKey}'`).replaceAll('$campaign', `'${campaignId}'::uuid`))
  await run(`CREATE TEMP TABLE place AS SELECT path, row_number() OVER (ORDER BY code) - 1 AS no FROM area WHERE district_key = $district AND level = 'village'`)
  await run(`CREATE TEMP TABLE home AS
    SELECT n, ${uuid(1, 'n')} AS id, place.path, 1 + (hashint8(n) & 2147483647) % 20 AS f, 1 + (hashint8(n + 1) & 2147483647) % 30 AS g, 1 + (n * 13) % 5 AS size, (n * 31 + n / 1000 * 37) % 100 AS fate
      FROM generate_series(1, ${households}) n JOIN place ON place.no = (n * 17) % (SELECT count(*) FROM place)`)
  await run(`INSERT INTO household (district_key, id, area_path, head_name, head_pinyin, address, facts, labels, labels_as_of, created_at)
    SELECT $district, id, path, (${families})[f] || (${given})[g], (${familyPinyin})[f] || ' ' || (${givenPinyin})[g], '第' || n % 12 || '组' || n || '号', '{"hukouType":{"value":"1","asOf":"2026-01-01","source":"bench"}}',
           CASE WHEN n % 3 = 0 THEN '{"household":["dibao"],"persons":{}}'::jsonb ELSE '{"household":[],"persons":{}}'::jsonb END, current_date, now() FROM home`)
  await run(`CREATE TEMP TABLE soul AS
    SELECT home.n * 10 + m AS n, ${uuid(2, 'home.n * 10 + m')} AS id, home.id AS household_id, home.path, m, home.f, 1 + (hashint8(home.n + m) & 2147483647) % 30 AS g
      FROM home CROSS JOIN LATERAL generate_series(1, home.size::int) m`)
  await run(`INSERT INTO person (district_key, id, area_path, name, name_pinyin, name_initials, sex, birth_date, citizen_id_mask, facts, created_at)
    SELECT $district, id, path, (${families})[f] || (${given})[g], (${familyPinyin})[f] || (${givenPinyin})[g], left((${familyPinyin})[f], 1) || (${givenInitials})[g],
           CASE WHEN n % 2 = 0 THEN 'MALE' ELSE 'FEMALE' END, date '1930-01-01' + (n * 7 % 33000)::int, '990010********' || lpad((n % 10000)::text, 4, '0'), '{}', now() FROM soul`)
  await run(`INSERT INTO membership (district_key, id, area_path, household_id, person_id, relation, is_head, source)
    SELECT $district, ${uuid(3, 'n')}, path, household_id, id, CASE WHEN m = 1 THEN '02' ELSE '20' END, m = 1, 'bench' FROM soul`)
  await run(`INSERT INTO aid (district_key, id, area_path, household_id, kind, from_date, amount_fen, source) SELECT $district, ${uuid(4, 'n')}, path, id, 'DIBAO', date '2024-01-01', 87000, 'bench' FROM home WHERE n % 3 = 0`)
  await run(`INSERT INTO visit_team (district_key, id, area_path, name, state, note, at, by_name) SELECT $district, ${uuid(10, 'no')}, path, '走访组', 'ACTIVE', '', now(), '-' FROM place`)
  await run(`INSERT INTO team_village (district_key, id, area_path, team_id, is_default, sheet)
    SELECT $district, ${uuid(11, 'no')}, path, ${uuid(10, 'no')}, true, '{"name":"走访组","members":[{"name":"甲","post":"","phone":"","isLeader":true,"accountId":null}]}' FROM place`)
  await run(`INSERT INTO visit (district_key, id, area_path, campaign_id, household_id, state, draft, draft_version, started_at, started_by_id, started_by)
    SELECT $district, ${uuid(6, 'n')}, path, $campaign, id, 'SUBMITTED', '{}', 1, now(), '01890000-0000-7000-8000-00000000000a', '经办' FROM home WHERE fate < 30`)
  await run(`INSERT INTO submission (district_key, id, area_path, visit_id, household_id, campaign_id, form_id, form_version, answers, facts_before, changes, digest, visited_on, at, by_id, by_name)
    SELECT $district, ${uuid(7, 'n')}, path, ${uuid(6, 'n')}, id, $campaign, 'household-survey', 1,
           '{"visit":{"date":"2026-11-01","manner":"HOME","visitors":["甲"],"answeredBy":"SELF"},"answers":{},"members":{},"added":[],"left":[],"problems":[]}',
           jsonb_build_object('asOf', '2026-11-01', 'household', jsonb_build_object('id', id, 'facts', '{}'::jsonb, 'aid', '[]'::jsonb), 'members', '[]'::jsonb), '[]', 'bench', current_date - 5, now() - interval '5 days', '01890000-0000-7000-8000-00000000000a', '经办' FROM home WHERE fate < 30`)
  await run(`INSERT INTO roster_entry (district_key, id, area_path, campaign_id, household_id, is_placed, part, sources, reason, state, coverage, visit_id, seen_on, at)
    SELECT $district, ${uuid(8, 'n')}, path, $campaign, id, true, CASE WHEN n % 3 = 0 THEN 'covered' ELSE 'possible' END, CASE WHEN n % 3 = 0 THEN '[]'::jsonb ELSE '["never-applied"]'::jsonb END, '', 'LISTED',
           CASE WHEN fate < 28 THEN 'SEEN' WHEN fate < 30 THEN 'PARTLY' ELSE 'NOT_VISITED' END, CASE WHEN fate < 30 THEN ${uuid(6, 'n')} END, CASE WHEN fate < 30 THEN current_date - 5 END, now() FROM home`)
  await run(`INSERT INTO finding (district_key, id, area_path, campaign_id, household_id, visit_id, kind, severity, description, measure, owner_unit, owner_person, found_on, found_by, due_date, state, fixed_on_spot, proof, town_id)
    SELECT $district, ${uuid(9, 'n')}, path, $campaign, id, ${uuid(6, 'n')}, 'house-unsafe', 'DAYS_30', '屋面漏雨', '列入改造', '村委会', '甲', current_date - 5, '甲', current_date + (n % 40)::int - 5, CASE WHEN n % 4 = 0 THEN 'FIXED' ELSE 'IN_PROGRESS' END, false, '', split_part(path, '/', 2) FROM home WHERE fate < 3`)
  // The labels are there already: what opening the campaign asked for has nothing to do.
  await run('SELECT graphile_worker.complete_jobs(ARRAY(SELECT id FROM graphile_worker.jobs))')
  await run('ANALYZE')
}
