export type Act = 'open' | 'move' | 'rows' | 'lift'

/** The statement of one shape of step, over the step's `data` and `id`. */
export function actStatement(act: Act, table: string, columns: string): string {
  const target = `public.${JSON.stringify(table)}`
  switch (act) {
    case 'open':
      return `insert into ${target} (${columns}) overriding system value select ${columns} from json_populate_record(null::${target}, s -> 'data')`
    case 'rows':
      return `insert into ${target} (${columns}) overriding system value select ${columns} from json_populate_recordset(null::${target}, s -> 'data')`
    case 'lift':
      return `update ${target} c set (${columns}) = (select ${columns} from json_populate_record(null::${target}, s -> 'data')) where c.hazard_id = (s ->> 'id')::bigint and c.lifted_at is null`
    case 'move':
      return `update ${target} c set (version, ${columns}) =
        (select c.version + 1, r.* from (select ${columns} from json_populate_record(null::${target}, s -> 'data')) r) where c.id = (s ->> 'id')::bigint`
  }
}

/**
 * The player: makes each step's change as its member at its time. It exists for one connection only, and has every shape of
 * statement written out, so that PostgreSQL plans each once.
 */
export function player(statements: readonly string[]): string {
  return `
    create or replace function pg_temp.play(steps json) returns void language plpgsql as $play$
    declare
      s json;
      written int;
    begin
      for s in select e from json_array_elements(steps) e loop
        if s ->> 'membership' is not null then perform ctx.assume((s ->> 'membership')::bigint, (s ->> 'at')::timestamptz); end if;
        case (s ->> 'shape')::int
${statements.map((statement, index) => `          when ${index + 1} then ${statement};`).join('\n')}
        end case;
        get diagnostics written = row_count;
        if written = 0 then raise exception 'nothing was written'; end if;
      end loop;
    exception when others then
      raise exception '% in %', sqlerrm, left(s::text, 900);
    end $play$`
}
