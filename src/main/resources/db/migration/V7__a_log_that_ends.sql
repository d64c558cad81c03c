-- How far the index of each replica has come, durably: what none of those alive needs any more of the change log is pruned.
create table replica (
    id uuid primary key,
    position bigint not null,
    seen_at timestamptz not null default now()
);

-- Changes up to this number are pruned: an index that is behind it is built anew.
alter table identity add pruned bigint not null default 0;
