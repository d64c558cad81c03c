-- Keys of demands that were erased, as keyed hashes: a later import doesn't bring them back, and nobody can read whose they were.
create table erased_key (
    hash bytea primary key,
    erased_at timestamptz not null default now()
);
