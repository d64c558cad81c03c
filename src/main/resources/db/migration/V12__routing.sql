-- Models of which department a demand is for, the latest in use. They hold hashes of words and counts, no text.
create table routing_version (
    version integer generated always as identity primary key,
    trained_at timestamptz not null default now(),
    trained_on jsonb not null,
    metrics jsonb not null,
    model bytea not null
);

-- Demands whose department is known: what such a model learns from, counted by category and read from the latest on.
create index demand_routed on demand (department, category, id) where department is not null;
