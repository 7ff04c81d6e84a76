-- Two million decisions in 400 days, texts of the last quarter, an outcome of every fifth: the same ones each time. It
-- takes the indexes away and makes exactly them again, which is what takes least time.
set synchronous_commit = off;
set maintenance_work_mem = '256MB';
set work_mem = '64MB';

do $$ declare name text; begin
  foreach name in array '{decision,decision_text,outcome,outcome_text,play_result,play_tally,hour_result,hour_learned}'::text[] loop
    execute format('alter table %I set unlogged', name);
    execute format('alter table %I set (autovacuum_enabled = false)', name);
  end loop;
end $$;

create temp table kept_index as
select i.indrelid::regclass as on_table, i.indexrelid::regclass as name, pg_get_indexdef(i.indexrelid) as def,
  c.conname, pg_get_constraintdef(c.oid) as condef
from pg_index i left join pg_constraint c on c.conindid = i.indexrelid
where i.indrelid in ('decision'::regclass, 'decision_text'::regclass, 'outcome'::regclass, 'play_result'::regclass)
-- in the order in which they are found again
order by i.indexrelid;

do $$ declare one record; begin
  for one in select * from kept_index loop
    if one.conname is null then execute format('drop index %s', one.name);
    else execute format('alter table %s drop constraint %I', one.on_table, one.conname); end if;
  end loop;
end $$;

create temp table of_reasons (no integer, reasons text[], family text);
insert into of_reasons values
  (0, '{BUDGET.PRICE,BUDGET}', 'BUDGET'),
  (1, '{UNSTATED}', 'UNSTATED'),
  (2, '{FEAR}', 'FEAR'),
  (3, '{COMPETITOR,BUDGET.PRICE,BUDGET}', 'COMPETITOR'),
  (4, '{NOT_READY,FEAR}', 'NOT_READY'),
  (5, '{BUDGET.AFFORDABILITY,BUDGET,FEAR}', 'BUDGET'),
  (6, '{DISSATISFACTION.SERVICE,DISSATISFACTION,TRUST.COMPANY,TRUST}', 'DISSATISFACTION'),
  (7, '{INDECISION,FEAR}', 'INDECISION'),
  (8, '{CHANGED_CIRCUMSTANCES.PRIORITIES,CHANGED_CIRCUMSTANCES}', 'CHANGED_CIRCUMSTANCES'),
  (9, '{DISSATISFACTION.PRODUCT,DISSATISFACTION}', 'DISSATISFACTION'),
  (10, '{TRUST.SALESPERSON,TRUST,FEAR}', 'TRUST'),
  (11, '{BAD_FIT,BUDGET.PRICE,BUDGET}', 'BAD_FIT'),
  (12, '{CHANGED_CIRCUMSTANCES.LIFE_EVENT,CHANGED_CIRCUMSTANCES}', 'CHANGED_CIRCUMSTANCES'),
  (13, '{SELLER_FOCUS}', 'SELLER_FOCUS'),
  (14, '{TRUST.RUSHED,TRUST,NOT_READY}', 'TRUST'),
  (15, '{TRUST.GRUDGE,TRUST}', 'TRUST'),
  (99, '{RETIRED.LONG_AGO,RETIRED}', 'RETIRED');

create temp table of_plays (no integer, plays text[], withheld text[], saves boolean);
insert into of_plays
select n,
  array(select play from (
    select (n * 7 + k * 3 + n / 3) % 20 as at, min(k) as k from generate_series(0, 2 + n % 6) k group by 1) chosen
    join unnest('{diagnose-the-why,ask-why,revisit-the-mission,acknowledge-with-empathy,listen-and-understand,address-objections,call-or-meet,build-trust-first,offer-alternatives,stay-put,share-a-true-story,picture-the-future,set-the-next-agenda,gain-agreement,keep-the-door-open,nurture-follow-up,send-the-questionnaire,own-the-misstep,respect-the-exit,process-the-cancellation}'::text[])
      with ordinality as known (play, place) on place = at + 1 order by k),
  case when n % 3 = 0 then '{share-a-true-story}' when n % 7 = 0 then '{offer-alternatives/discount,stay-put}' else '{}' end::text[],
  n % 11 <> 0
from generate_series(0, 63) n;

-- from 0 to 1, the same for the same number
create function pg_temp.chance(i bigint, salt integer) returns float8 language sql immutable as
$$ select (hashint8extended(i, salt) & 1048575) / 1048576.0::float8 $$;

-- The first sixteen digits of a random part do for a UUID of version 7.
insert into decision
select (lpad(to_hex(1700000000000 + i * 17280), 12, '0') || '7' || substr(digits, 1, 3) || '8' || substr(digits, 2, 15))::uuid,
  'event:' || digits, decode(digits || digits || digits || digits, 'hex'), 'evt-' || i,
  'D-' || floor(u1 * u1 * 900000), 'C-' || floor(u2 * u2 * 300000), at, at, 1 + i / 200000, nullif(i / 100000, 0),
  u2 < 0.1, i > 400000 and u3 < 0.7, null, 'BACKED_OUT',
  ('{PROPOSAL,EVALUATION,COMMITMENT,CLOSING,INTEREST,SIGNED,ACTIVE,NULL}'::text[])[1 + floor(8 * u4 * u4)],
  ('{smb,mid,enterprise,first-home,NULL}'::text[])[1 + floor(5 * u3 * u4)],
  case when family = 'UNSTATED' then 'UNCLEAR' when r.no % 4 = 2 then 'FEAR' else 'LEGITIMATE' end,
  ('{PURSUE,PURSUE,PURSUE,UNKNOWN,UNKNOWN,NURTURE,NURTURE,RELEASE}'::text[])[1 + (h & 7)],
  r.reasons, r.family, p.plays, p.withheld, p.saves, decode(digits, 'hex')
from (
  select i, h, to_timestamp(1700000000 + i * 17.28) as at, lpad(to_hex(h), 16, '0') as digits, pg_temp.chance(i, 2) as u1,
    pg_temp.chance(i, 3) as u2, pg_temp.chance(i, 4) as u3, pg_temp.chance(i, 5) as u4
  from (select i, hashint8extended(i, 1) as h from generate_series(1::bigint, 2000000) i) i) i
join of_reasons r on r.no = case when i % 50000 = 7 and i < 600000 then 99 else floor(16 * u1 * u1 * u1) end
join of_plays p on p.no = floor(64 * u3 * u3);

insert into decision_text
select id, content, content || content, case when n % 23 = 0 then
  'because of reason ' || floor(300 * pg_temp.chance(n, 10) * pg_temp.chance(n, 11)) end
from (select id, content, substr(event_id, 5)::bigint as n from decision) d where n > 1500000;

insert into outcome
select id, 'o-' || k, client_id, plays[k],
  ('{SAVED,LOST,LOST,RETURNED,NOT_TRIED}'::text[])[1 + floor(5 * pg_temp.chance(n, 12 + k))], at, k = 1, at
from (select id, client_id, plays, decided_at + interval '9 days' as at, substr(event_id, 5)::bigint as n from decision) d,
  generate_series(1, 2) k
where n % 5 = 0 and (k = 1 or n % 15 = 0);
insert into outcome_text select decision_id, id, 'a note' from outcome where id = 'o-2';
insert into play_result select decision_id, play, result, at, id, 5 from outcome;

do $$ declare one record; begin
  for one in select * from kept_index loop
    if one.conname is null then execute one.def;
    else execute format('alter table %s add constraint %I %s', one.on_table, one.conname, one.condef); end if;
  end loop;
end $$;

-- As it would have been written with each outcome.
create temp table came as
select decided_at, learned, held_out, family, coalesce(segment, '') as segment, id, play, result, r.at,
  (result in ('SAVED', 'RETURNED'))::int as saved
from play_result r join decision d on d.id = r.decision_id where result <> 'NOT_TRIED';
insert into play_tally
select play, family, segment, at::date, sum(saved), count(*), 5 * count(*) from came group by 1, 2, 3, 4;
insert into hour_result
select date_trunc('hour', decided_at, 'UTC'), play, count(*), sum(saved) from came group by 1, 2;
insert into hour_learned
select date_trunc('hour', decided_at, 'UTC'), held_out, count(*), sum(saved)
from (select decided_at, held_out, id, max(saved) as saved from came where learned group by 1, 2, 3) one group by 1, 2;
drop table came;
