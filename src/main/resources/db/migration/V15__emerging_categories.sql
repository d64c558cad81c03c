-- Emerging categories by their identity: since when each is known, and as which category it was adopted.
create table emerging_category (
    id text primary key,
    first_seen date not null,
    last_seen date not null,
    adopted_as text,
    -- By which redactor the examples of that category, which quote demands, are clean.
    redactor integer
);

-- Which demands each was made of when it was last found: by them the next run knows it again. No text is kept.
create table emerging_member (
    demand bigint primary key references demand on delete cascade,
    emerging text not null references emerging_category on delete cascade
);
create index emerging_member_emerging on emerging_member (emerging);
