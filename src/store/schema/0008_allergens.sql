-- 0008: what is known of a product's allergens, as the catalogue says it; '' where nothing is.
ALTER TABLE product ADD COLUMN allergens TEXT NOT NULL DEFAULT '';
