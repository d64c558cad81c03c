-- What a model decided that isn't in use yet, about a version of a record: all of it takes the place of what the former model decided
-- at once. A crash of the database may empty it; then it is decided again.
create unlogged table decided (
    demand bigint primary key references demand on delete cascade,
    model integer not null,
    version integer not null,
    redactor integer not null,
    category integer,
    classification jsonb not null
);

-- Since when demands are placed by it; null for a model that was never put to use.
alter table model_version add in_use_since timestamptz;
update model_version set in_use_since = trained_at;

-- The last of changes that belong together: an index shows all of them at once or not yet.
create table change_group (
    last bigint primary key
);
