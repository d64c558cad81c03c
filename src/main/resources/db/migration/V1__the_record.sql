-- PostgreSQL is the record. Enumerations are kept by name, moments as (day in the source's zone, instant or null where
-- only the day is known), people as keyed hashes, and free text redacted.

-- Who this database is: an index built from another database says so and is rebuilt.
create table identity (
    one boolean primary key default true check (one),
    database_id uuid not null default gen_random_uuid()
);
insert into identity default values;

-- The city ---------------------------------------------------------------------------------------------------------------

create table source (
    id integer generated always as identity primary key,
    code text not null unique,
    name_zh text not null,
    name_en text not null,
    zone text not null
);

create table area (
    id integer generated always as identity primary key,
    code text not null unique,
    name_zh text not null,
    name_en text not null,
    parent integer references area,
    population bigint,
    origin text not null,
    mapped_to integer references area
);

create table department (
    id integer generated always as identity primary key,
    code text not null unique,
    name_zh text not null,
    name_en text not null,
    phones text[] not null default '{}',
    origin text not null,
    mapped_to integer references department
);

create table holiday (
    day date primary key,
    name_zh text not null,
    name_en text not null,
    working boolean not null
);

-- Which code or name of a source is which of ours. Source '' holds for every source.
create table crosswalk (
    kind text not null,
    source text not null default '',
    from_code text not null,
    to_code text not null,
    primary key (kind, source, from_code)
);

create table taxonomy_version (
    version integer generated always as identity primary key,
    name text not null,
    imported_at timestamptz not null default now()
);

create table category (
    id integer generated always as identity primary key,
    code text not null unique,
    name_zh text not null,
    name_en text not null,
    description_zh text not null default '',
    description_en text not null default '',
    keywords text[] not null default '{}',
    examples text[] not null default '{}',
    parent integer references category,
    origin text not null,
    mapped_to integer references category
);

create table public_service (
    id integer generated always as identity primary key,
    code text not null unique,
    name_zh text not null,
    name_en text not null,
    description_zh text not null default '',
    description_en text not null default '',
    department integer references department,
    categories integer[] not null default '{}',
    areas integer[] not null default '{}',
    opening_hours text not null default '',
    channels text[] not null default '{}',
    languages text[] not null default '{}',
    audience text not null default ''
);

-- Demands ----------------------------------------------------------------------------------------------------------------

create table demand (
    id bigint generated always as identity primary key,
    version integer not null default 1,
    recorded_at timestamptz not null default now(),
    run bigint,
    -- When the record was true in its source: its own date of change, else the run's.
    as_of timestamptz not null,
    -- Keyed hash of the raw row, under which mapping it was read, and which redactor cleaned it.
    row_hash bytea not null,
    mapping text not null,
    redactor integer not null,
    source integer not null references source,
    external_id text not null,
    kind text,
    status text,
    channel text not null,
    received_on date,
    received_at timestamptz,
    occurred_on date,
    occurred_at timestamptz,
    due_on date,
    due_at timestamptz,
    closed_on date,
    closed_at timestamptz,
    person bytea,
    requester_kind text,
    language text not null,
    title text not null,
    text text not null,
    reply text not null,
    replied_on date,
    replied_at timestamptz,
    area integer references area,
    department integer references department,
    category integer references category,
    classification jsonb not null,
    latitude double precision,
    longitude double precision,
    supporters integer,
    transfers integer,
    reopens integer,
    satisfied boolean,
    unique (source, external_id)
);

-- Versions that are no longer current, and records that arrived too late to ever be.
create table demand_history (
    entry bigint generated always as identity primary key,
    demand bigint not null references demand on delete cascade,
    -- Null for a record that arrived after a newer one.
    version integer,
    recorded_at timestamptz not null,
    as_of timestamptz not null,
    run bigint,
    row_hash bytea not null,
    record jsonb not null
);
create index demand_history_demand on demand_history (demand, entry);

-- Whoever changes a demand's record, its former version is kept.
create function keep_former_version() returns trigger language plpgsql as $$
begin
    insert into demand_history (demand, version, recorded_at, as_of, run, row_hash, record)
    values (old.id, old.version, old.recorded_at, old.as_of, old.run, old.row_hash, to_jsonb(old));
    return null;
end
$$;
create trigger keep_former_version after update on demand
    for each row when (old.version is distinct from new.version) execute function keep_former_version();

-- The only road to the index. Numbers are in commit order: a writer draws them under a lock that it holds to its commit.
create sequence change_number;
create table change (
    number bigint primary key,
    demand bigint not null
);

-- Imports ----------------------------------------------------------------------------------------------------------------

create table import_run (
    id bigint generated always as identity primary key,
    kind text not null,
    mapping text not null,
    source text not null,
    file_name text not null,
    state text not null,
    as_of timestamptz not null,
    started_at timestamptz not null default now(),
    finished_at timestamptz,
    bytes_total bigint not null,
    bytes_read bigint not null default 0,
    rows_read bigint not null default 0,
    rows_new bigint not null default 0,
    rows_changed bigint not null default 0,
    rows_unchanged bigint not null default 0,
    rows_superseded bigint not null default 0,
    rows_rejected bigint not null default 0,
    reason_zh text,
    reason_en text
);

create table import_finding (
    run bigint not null references import_run on delete cascade,
    number integer not null,
    kind text not null,
    line bigint not null,
    column_name text not null,
    value text not null,
    reason_zh text not null,
    reason_en text not null,
    primary key (run, number)
);

-- How many findings of a kind a run had, kept in full beside the first of them.
create table import_finding_count (
    run bigint not null references import_run on delete cascade,
    kind text not null,
    findings bigint not null,
    primary key (run, kind)
);

-- Categories learned -----------------------------------------------------------------------------------------------------

create table training_example (
    id bigint generated always as identity primary key,
    row_hash bytea not null unique,
    title text not null,
    text text not null,
    category integer not null references category,
    redactor integer not null
);

create table model_version (
    version integer generated always as identity primary key,
    trained_at timestamptz not null default now(),
    taxonomy integer not null,
    trained_on jsonb not null,
    metrics jsonb not null,
    model bytea not null
);

-- Insights ---------------------------------------------------------------------------------------------------------------

-- When a spot (its kind and scope) was first and last found.
create table blind_spot_seen (
    identity text primary key,
    first_seen date not null,
    last_seen date not null
);
