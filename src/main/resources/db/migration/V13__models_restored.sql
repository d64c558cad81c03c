-- The version whose copy it is; null for one that was trained.
alter table model_version add restored_from integer references model_version;
