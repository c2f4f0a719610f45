CREATE TABLE `customer_number` (
	`number` integer PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "customer_number_number_is_integer" CHECK(typeof("customer_number"."number") in ('integer', 'null')),
	CONSTRAINT "customer_number_customer_id_is_text" CHECK(typeof("customer_number"."customer_id") in ('text', 'null'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `customer_number_customer_id_unique` ON `customer_number` (`customer_id`);--> statement-breakpoint
CREATE INDEX `customer_phone` ON `customer` (`phone`);--> statement-breakpoint
-- The words of names, company and of the part of the email before the @, without accents. The table keeps no text of
-- its own: what is taken out has to be told as it was put in. Deleted words are overwritten at once (secure-delete).
-- A migration that builds `customer` anew drops its triggers: they have to be made again there.
CREATE VIRTUAL TABLE `customer_words` USING fts5(`words`, content='', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3');--> statement-breakpoint
INSERT INTO `customer_words` (`customer_words`, `rank`) VALUES ('secure-delete', 1);--> statement-breakpoint
INSERT INTO `customer_number` (`customer_id`) SELECT `id` FROM `customer` ORDER BY `id`;--> statement-breakpoint
INSERT INTO `customer_words` (`rowid`, `words`) SELECT `number`, `first_name` || ' ' || `last_name` || ' ' || coalesce(`company`, '') || ' ' || substr(`email`, 1, instr(`email`, '@') - 1) FROM `customer_number` JOIN `customer` ON `id` = `customer_id` ORDER BY `number`;--> statement-breakpoint
CREATE TRIGGER `customer_is_found` AFTER INSERT ON `customer` BEGIN
	INSERT INTO `customer_number` (`customer_id`) VALUES (NEW.`id`);
	INSERT INTO `customer_words` (`rowid`, `words`) SELECT `number`, NEW.`first_name` || ' ' || NEW.`last_name` || ' ' || coalesce(NEW.`company`, '') || ' ' || substr(NEW.`email`, 1, instr(NEW.`email`, '@') - 1) FROM `customer_number` WHERE `customer_id` = NEW.`id`;
END;--> statement-breakpoint
CREATE TRIGGER `customer_is_found_as_changed` AFTER UPDATE OF `first_name`, `last_name`, `company`, `email` ON `customer` WHEN NEW.`first_name` || ' ' || NEW.`last_name` || ' ' || coalesce(NEW.`company`, '') || ' ' || substr(NEW.`email`, 1, instr(NEW.`email`, '@') - 1) <> OLD.`first_name` || ' ' || OLD.`last_name` || ' ' || coalesce(OLD.`company`, '') || ' ' || substr(OLD.`email`, 1, instr(OLD.`email`, '@') - 1) BEGIN
	INSERT INTO `customer_words` (`customer_words`, `rowid`, `words`) SELECT 'delete', `number`, OLD.`first_name` || ' ' || OLD.`last_name` || ' ' || coalesce(OLD.`company`, '') || ' ' || substr(OLD.`email`, 1, instr(OLD.`email`, '@') - 1) FROM `customer_number` WHERE `customer_id` = OLD.`id`;
	INSERT INTO `customer_words` (`rowid`, `words`) SELECT `number`, NEW.`first_name` || ' ' || NEW.`last_name` || ' ' || coalesce(NEW.`company`, '') || ' ' || substr(NEW.`email`, 1, instr(NEW.`email`, '@') - 1) FROM `customer_number` WHERE `customer_id` = NEW.`id`;
END;--> statement-breakpoint
CREATE TRIGGER `customer_is_not_found` BEFORE DELETE ON `customer` BEGIN
	INSERT INTO `customer_words` (`customer_words`, `rowid`, `words`) SELECT 'delete', `number`, OLD.`first_name` || ' ' || OLD.`last_name` || ' ' || coalesce(OLD.`company`, '') || ' ' || substr(OLD.`email`, 1, instr(OLD.`email`, '@') - 1) FROM `customer_number` WHERE `customer_id` = OLD.`id`;
	DELETE FROM `customer_number` WHERE `customer_id` = OLD.`id`;
END;
