-- A category that was given up stays, as demands stand in it, but nothing new is placed there.
alter table category add retired_at timestamptz;
-- The categories that took its place: one (merged), several (split: a model looks at each demand anew) or none.
alter table category add replaced_by text[] not null default '{}';

-- What each version did to the one before.
alter table taxonomy_version add changes jsonb not null default '[]';

-- Categories of which nobody can say any more where their demands belong: those that were split into others that are there, and whatever
-- stood for them, by a crosswalk or because it was merged into them.
create view category_split as
    with recursive stands as (
        select id, id as target from category
        union
        select stands.id, category.mapped_to from stands
        join category on category.id = stands.target where category.mapped_to is not null)
    select distinct stands.id from stands
    join category split on split.id = stands.target and cardinality(split.replaced_by) > 1
    where exists (
        select from category heir where heir.code = any(split.replaced_by) and heir.retired_at is null and heir.origin = 'DECLARED');
