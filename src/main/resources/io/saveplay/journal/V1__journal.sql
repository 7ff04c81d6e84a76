-- Everything that the journal keeps. Words and names of clients are only in tables whose name ends in _text, so that
-- erasing them and letting them expire is deleting rows. Why the indexes are as they are: src/docs/scale.md.

-- A ruleset that decided, so that a decision can be replayed on any replica.
create table ruleset (
    id      integer generated always as identity primary key,
    version text not null unique,  -- SHA-256 of the folder's files, 64 digits
    files   bytea not null         -- path to text as JSON, deflated
);

-- What answers are deflated with. Another version of the service may make another one of the same ruleset, and what was
-- deflated with the old one still needs it.
create table dictionary (
    id    integer primary key,     -- its Adler-32, by which deflated bytes name it
    bytes bytea not null
);

-- What was learned when something was decided.
create table experience (
    id      integer generated always as identity primary key,
    version text not null unique,
    cells   bytea not null,        -- JSON, deflated
    used_at timestamptz not null   -- within a day of the last decision that was made with it
);

-- A decision, in ids, codes and numbers. There are no foreign keys: every writer would lock the same ruleset row.
create table decision (
    id          uuid primary key,             -- UUID version 7: sorts by time
    event_key   text not null,                -- 'event:' and the event's id, or 'key:' and the Idempotency-Key
    content     bytea not null,               -- SHA-256 of the event
    event_id    text not null,
    deal_id     text not null,
    client_id   text not null,
    occurred_at timestamptz not null,
    decided_at  timestamptz not null,
    ruleset     integer not null,
    experience  integer,                      -- null: nothing was learned yet
    held_out    boolean not null,             -- ranked without learned points, to compare with
    learned     boolean not null,             -- learned points applied, or would have
    contacts    integer,                      -- contacts of the last 14 days that came from this journal
    kind        text,
    stage       text,
    segment     text,
    nature      text not null,
    verdict     text not null,
    reasons     text[] not null,              -- codes and their families, the strongest first
    family      text not null,                -- of the strongest reason
    plays       text[] not null,              -- recommended, best first
    withheld    text[] not null,              -- plays and options of plays
    saves       boolean not null,             -- whether a play of kind SAVE is recommended
    skeleton    bytea not null                -- the answer without its words, JSON, deflated
);
alter table decision alter column skeleton set storage external;
create unique index decision_event on decision (event_key);
create index decision_deal on decision (deal_id, id);
create index decision_client on decision (client_id, id);
create index decision_codes on decision using gin (reasons, plays, (array[verdict]));

-- What the client and the seller said: the event, and the answer, which quotes it.
create table decision_text (
    id       uuid primary key,
    event    bytea not null,                  -- JSON, deflated
    answer   bytea not null,                  -- JSON, deflated; byte for byte what was answered
    unmapped text                             -- the stated reason, where no rule understood it
);
alter table decision_text alter column event set storage external, alter column answer set storage external;
create index decision_text_unmapped on decision_text (id) include (unmapped) where unmapped is not null;

-- What came of a play, as it was reported.
create table outcome (
    decision_id uuid not null,
    id          text not null,                -- the caller's
    client_id   text not null,
    play        text not null,
    result      text not null,                -- SAVED, LOST, RETURNED, NOT_TRIED
    at          timestamptz not null,
    contact     boolean not null,             -- the play reaches out to the client, and was tried
    recorded_at timestamptz not null,
    primary key (decision_id, id)
);
create index outcome_contact on outcome (client_id, at) where contact;

create table outcome_text (
    decision_id uuid not null,
    id          text not null,
    note        text not null,
    primary key (decision_id, id)
);

-- The latest result of each play of a decision: what counts for learning.
create table play_result (
    decision_id uuid not null,
    play        text not null,
    result      text not null,
    at          timestamptz not null,
    outcome_id  text not null,
    ruled       integer not null,             -- what rules added to the play's base points in this decision
    primary key (decision_id, play)
);

-- These only grow. By default a fifth of a table is inserted before its pages are marked as visible to all, which is
-- what spares a count the rows, and a tenth before its statistics are taken anew.
alter table decision set (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.01);
alter table decision_text set (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.01);
alter table outcome set (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.01);
alter table play_result set (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.01);

-- How often a play worked, by the day of the result; kept by whoever writes play_result, in the same transaction.
create table play_tally (
    play    text not null,
    family  text not null,
    segment text not null,                    -- '' where it is not known
    day     date not null,
    saved   integer not null,
    tried   integer not null,
    ruled   bigint not null,                  -- the sum over all tried
    primary key (play, family, segment, day)
);
create index play_tally_day on play_tally (day);

-- Decisions counted by the hour in which they were made, and what came of them. What is counted here stays when the
-- decisions themselves are deleted. Decisions are counted in the background up to a mark; results (hour_result,
-- hour_learned) at once, by whoever writes play_result, in the same transaction.
create table hour_total (
    hour      timestamptz primary key,
    decisions bigint not null
);
create table hour_reason (
    hour      timestamptz not null,
    code      text not null,                  -- a reason or a family
    decisions bigint not null,                -- that name it
    strongest bigint not null,                -- whose strongest reason it is, or belongs to it
    pursue    bigint not null,
    nurture   bigint not null,
    release   bigint not null,
    unknown   bigint not null,
    primary key (hour, code)
);
create table hour_play (
    hour        timestamptz not null,
    play        text not null,                -- or an option of one
    recommended bigint not null,
    on_top      bigint not null,
    withheld    bigint not null,
    primary key (hour, play)
);
create table hour_result (
    hour  timestamptz not null,
    play  text not null,
    tried bigint not null,
    saved bigint not null,
    primary key (hour, play)
);
create table hour_uncovered (
    hour      timestamptz not null,
    stage     text not null,                  -- '' where it is not known
    family    text not null,
    decisions bigint not null,
    primary key (hour, stage, family)
);
create table hour_learned (
    hour     timestamptz not null,
    held_out boolean not null,
    tried    bigint not null,                 -- decisions of which a play was tried
    saved    bigint not null,
    primary key (hour, held_out)
);

-- How far decisions are counted. Whoever inserts a decision below `closed` counts it, too; see Tallies.
create table tally_mark (
    one     boolean primary key default true check (one),
    closed  uuid not null,
    counted uuid not null                     -- never above `closed`
);
insert into tally_mark (closed, counted)
values ('00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000');

-- That a client's words were erased: when, and how much. The client's id is not kept here.
create table erasure (
    id         uuid primary key,
    erased_at  timestamptz not null,
    decisions  integer not null,
    outcomes   integer not null
);

-- Whose words were erased lately, so that a decision that was under way at that moment is kept without its words. A
-- decision notes the highest number when its event arrives; rows go after a day.
create table forgotten (
    number    bigint generated always as identity primary key,
    client_id text not null,
    at        timestamptz not null
);

-- Keys that all replicas share.
create table secret (
    name  text primary key,
    value bytea not null
);

-- Written to see whether the database takes writes.
create table pulse (
    one  boolean primary key default true check (one),
    beat bigint not null
);
insert into pulse (beat) values (0);
