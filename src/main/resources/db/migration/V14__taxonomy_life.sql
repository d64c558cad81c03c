-- A category that was given up stays, as demands stand in it, but nothing new is placed there.
alter table category add retired_at timestamptz;
-- The categories that took its place: one (merged), several (split: a model looks at each demand anew) or none.
alter table category add replaced_by text[] not null default '{}';

-- What each version did to the one before.
alter table taxonomy_version add changes jsonb not null default '[]';

-- Categories of which nobody can say any more where their demands belong: the split ones, and what stands for them.
create view category_split as
    select category.id from category left join category target on target.id = category.mapped_to
    where cardinality(coalesce(target.replaced_by, category.replaced_by)) > 1;
