-- Further categories that an example belongs to, where a text may have several.
alter table training_example add also integer[] not null default '{}';
