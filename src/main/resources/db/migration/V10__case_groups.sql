-- Which demands are about the same matter: links between pairs, and the groups that they make. Nothing here quotes a text.

-- A pair, the smaller id first. Whoever decided last about a pair has the say, but a model never over a person.
create table case_link (
    one bigint not null references demand on delete cascade,
    other bigint not null references demand on delete cascade,
    -- LINKED, or REJECTED by hand.
    state text not null,
    decided_by text not null,
    probability real not null,
    -- Whether the two are nearly the same text.
    copy boolean not null,
    -- Version of the model; 0 by hand.
    method integer not null,
    decided_at timestamptz not null default now(),
    primary key (one, other),
    check (one < other)
);
create index case_link_other on case_link (other);

-- Figures are kept with the group, so that a list is sorted by an index. Those of people are of the tickets that name somebody.
create table case_group (
    id bigint generated always as identity primary key,
    tickets integer not null default 0,
    people integer not null default 0,
    unknown_person integer not null default 0,
    first_received date,
    last_received date not null default '-infinity',
    category integer,
    -- The first that came in.
    exemplar bigint not null default 0,
    form_letter boolean not null default false,
    -- Whether members or links went without the group being made again.
    torn boolean not null default false
);
create index case_group_by_size on case_group (tickets, id);
create index case_group_by_latest on case_group (last_received, id);
create index case_group_torn on case_group (id) where torn;

create table case_member (
    demand bigint primary key references demand on delete cascade,
    case_group bigint not null references case_group on delete cascade
);
create index case_member_group on case_member (case_group);

-- How far demands are linked: by this version of the model up to a change of the log, and of all demands up to an id (null: all).
create table case_progress (
    one boolean primary key default true check (one),
    method integer not null default 0,
    change bigint not null default 0,
    walked bigint default 0
);
insert into case_progress default values;
