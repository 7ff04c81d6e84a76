-- The inbox of CRM webhooks and the queue of work on them. As before, words and names of clients are only in tables
-- whose name ends in _text.

-- An event that a webhook brought, and how far the work on it has come.
create table delivery (
    id          uuid primary key,             -- UUID version 7 of the moment it came in
    profile     text not null,
    event_key   text not null,                -- by which a CRM that sends it again is told
    received_at timestamptz not null,
    state       text not null,                -- WAITING, DONE, IGNORED, SAME, FAILED
    attempts    integer not null default 0,   -- how often work on it was begun
    cause       text,                         -- why it is not done; in words of ours, nothing of the event
    started_at  timestamptz,                  -- the latest attempt
    finished_at timestamptz,                  -- null while it waits
    due_at      timestamptz,                  -- when it is worked on next; null when nobody will
    deal_id     text,
    client_id   text,
    transition  text,
    decision_id uuid,
    same_as     uuid,                         -- the delivery that has the transition
    erasure     bigint not null,              -- the latest erasure when it came in (forgotten.number)
    forgotten   boolean not null default false -- its client was erased meanwhile: the words go when the work ends
);
create unique index delivery_event on delivery (profile, event_key);
create index delivery_profile on delivery (profile, id);
create index delivery_state on delivery (state, id);
create index delivery_deal on delivery (deal_id, id) where deal_id is not null;
create index delivery_client on delivery (client_id) where client_id is not null;
create index delivery_decision on delivery (decision_id) where decision_id is not null;

-- What the CRM sent.
create table delivery_text (
    id      uuid primary key,
    payload bytea not null                    -- JSON, deflated
);
alter table delivery_text alter column payload set storage external;

-- A change of a deal that several deliveries may tell of, and which of them decides it.
create table transition (
    system      text not null,
    key         text not null,
    delivery_id uuid not null,
    at          timestamptz not null,
    primary key (system, key)
);
create index transition_delivery on transition (delivery_id);

-- Something that is written back to a CRM.
create table delivery_write (
    delivery_id uuid not null,
    name        text not null,
    started_at  timestamptz not null,
    done_at     timestamptz,                  -- null: under way, or nobody knows what came of it
    reference   text,                         -- the CRM's own id of what was written
    primary key (delivery_id, name)
);

-- What became of webhooks, counted by the hour.
create table webhook_count (
    profile text not null,
    hour    timestamptz not null,
    outcome text not null,
    n       bigint not null,
    primary key (profile, hour, outcome)
);
create index webhook_count_hour on webhook_count (hour);

-- The table of db-scheduler 16, under a name of ours: a row for each delivery that waits. Nothing here has a priority,
-- so there is no index of it.
create table delivery_task (
    task_name            text not null,
    task_instance        text not null,       -- the delivery's id
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index delivery_task_due on delivery_task (execution_time);
create index delivery_task_heartbeat on delivery_task (last_heartbeat);

alter table delivery set (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.01);
alter table delivery_text set (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.01);
-- Rows come and go all the time, and each look for what is due passes over those that are gone.
alter table delivery_task set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
