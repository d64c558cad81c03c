-- Demands that a model placed or nobody did, by the model's version: those that a newer model places again.
create index demand_open_to_models on demand (((classification ->> 'model')::integer), id)
    where classification ->> 'by' = 'MODEL' or (classification ->> 'by' = 'SOURCE' and category is null);

-- Demands whose category somebody told: what a model learns from.
create index demand_told on demand (category, id) where category is not null and classification ->> 'by' <> 'MODEL';

create index training_example_category on training_example (category, id);
