-- 0010: how many units of a product come in one case, as the catalogue says it; 0 where it does not.
ALTER TABLE product ADD COLUMN case_units INTEGER NOT NULL DEFAULT 0;
