-- What analysts decided about where demands belong, each entry over what stood before it. The one that holds is in the demand's
-- classification, with what it stands over as its `former`.
create table reclassification (
    entry bigint generated always as identity primary key,
    demand bigint not null references demand on delete cascade,
    decided_at timestamptz not null default now(),
    -- Null: nothing fits.
    category integer references category,
    former_category integer references category,
    former_by text not null,
    former_model integer not null,
    -- What a model had said that its place is worth; null where none had, or it found none.
    former_probability double precision,
    undone_at timestamptz
);
create index reclassification_demand on reclassification (demand, entry);

-- The category that a demand's source gives, whoever decided since; null if it gives none.
create function told_by_source(classification jsonb) returns integer language sql immutable
return case when coalesce(classification -> 'former', classification) ->> 'by' = 'SOURCE'
    then (coalesce(classification -> 'former', classification) -> 'candidates' -> 0 ->> 0)::integer end;

-- An analyst's word is worth more to a model than a source's: they are read apart.
-- Built before the former one is dropped: readers go on meanwhile.
create index demand_told_by_source on demand (category, id)
    where category is not null and classification ->> 'by' = 'SOURCE';
create index demand_corrected on demand (category, id) where category is not null and classification ->> 'by' = 'ANALYST';
drop index demand_told;
alter index demand_told_by_source rename to demand_told;

-- A process of a former version, during an upgrade, doesn't know that an analyst's word stands over what it imports.
create function keep_analysts_word() returns trigger language plpgsql as $$
begin
    new.category := old.category;
    new.classification := old.classification || jsonb_build_object('former', new.classification || '{"reasons": []}');
    return new;
end
$$;
create trigger keep_analysts_word before update on demand for each row
    when (old.version <> new.version and old.classification ->> 'by' = 'ANALYST' and new.classification ->> 'by' <> 'ANALYST')
    execute function keep_analysts_word();
