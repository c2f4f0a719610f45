CREATE TABLE `email_event` (
	`id` text PRIMARY KEY NOT NULL,
	`provider_id` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`at` integer NOT NULL,
	`received_at` integer NOT NULL,
	CONSTRAINT "email_event_id_is_text" CHECK(typeof("email_event"."id") in ('text', 'null')),
	CONSTRAINT "email_event_provider_id_is_text" CHECK(typeof("email_event"."provider_id") in ('text', 'null')),
	CONSTRAINT "email_event_state_is_text" CHECK(typeof("email_event"."state") in ('text', 'null')),
	CONSTRAINT "email_event_state_is_known" CHECK("email_event"."state" in ('sent', 'delayed', 'delivered', 'bounced', 'complained', 'suppressed', 'failed')),
	CONSTRAINT "email_event_reason_is_text" CHECK(typeof("email_event"."reason") in ('text', 'null')),
	CONSTRAINT "email_event_at_is_integer" CHECK(typeof("email_event"."at") in ('integer', 'null')),
	CONSTRAINT "email_event_received_at_is_integer" CHECK(typeof("email_event"."received_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `email_event_provider_id` ON `email_event` (`provider_id`);--> statement-breakpoint
CREATE INDEX `email_event_received_at` ON `email_event` (`received_at`);--> statement-breakpoint
CREATE TABLE `deletion` (
	`customer_id` text PRIMARY KEY NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "deletion_customer_id_is_text" CHECK(typeof("deletion"."customer_id") in ('text', 'null')),
	CONSTRAINT "deletion_asked_by_is_text" CHECK(typeof("deletion"."asked_by") in ('text', 'null')),
	CONSTRAINT "deletion_asked_by_is_known" CHECK("deletion"."asked_by" in ('customer', 'staff', 'command')),
	CONSTRAINT "deletion_asked_at_is_integer" CHECK(typeof("deletion"."asked_at") in ('integer', 'null')),
	CONSTRAINT "deletion_due_at_is_integer" CHECK(typeof("deletion"."due_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `deletion_due_at` ON `deletion` (`due_at`);--> statement-breakpoint
CREATE TABLE `shop_file` (
	`name` text PRIMARY KEY NOT NULL,
	`content_type` text NOT NULL,
	`content` blob NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "shop_file_name_is_text" CHECK(typeof("shop_file"."name") in ('text', 'null')),
	CONSTRAINT "shop_file_content_type_is_text" CHECK(typeof("shop_file"."content_type") in ('text', 'null')),
	CONSTRAINT "shop_file_content_is_blob" CHECK(typeof("shop_file"."content") in ('blob', 'null')),
	CONSTRAINT "shop_file_updated_at_is_integer" CHECK(typeof("shop_file"."updated_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `shop_setting` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "shop_setting_name_is_text" CHECK(typeof("shop_setting"."name") in ('text', 'null')),
	CONSTRAINT "shop_setting_value_is_text" CHECK(typeof("shop_setting"."value") in ('text', 'null')),
	CONSTRAINT "shop_setting_updated_at_is_integer" CHECK(typeof("shop_setting"."updated_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `history` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`event` text NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`customer_id` text,
	`subject` text,
	`origin` text,
	`details` text NOT NULL,
	CONSTRAINT "history_id_is_text" CHECK(typeof("history"."id") in ('text', 'null')),
	CONSTRAINT "history_at_is_integer" CHECK(typeof("history"."at") in ('integer', 'null')),
	CONSTRAINT "history_event_is_text" CHECK(typeof("history"."event") in ('text', 'null')),
	CONSTRAINT "history_actor_kind_is_text" CHECK(typeof("history"."actor_kind") in ('text', 'null')),
	CONSTRAINT "history_actor_kind_is_known" CHECK("history"."actor_kind" in ('customer', 'staff', 'program', 'command', 'system', 'nobody')),
	CONSTRAINT "history_actor_id_is_text" CHECK(typeof("history"."actor_id") in ('text', 'null')),
	CONSTRAINT "history_customer_id_is_text" CHECK(typeof("history"."customer_id") in ('text', 'null')),
	CONSTRAINT "history_subject_is_text" CHECK(typeof("history"."subject") in ('text', 'null')),
	CONSTRAINT "history_origin_is_text" CHECK(typeof("history"."origin") in ('text', 'null')),
	CONSTRAINT "history_details_is_text" CHECK(typeof("history"."details") in ('text', 'null'))
);
--> statement-breakpoint
CREATE INDEX `history_at` ON `history` (`at`,`id`);--> statement-breakpoint
CREATE INDEX `history_customer` ON `history` (`customer_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `history_event` ON `history` (`event`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `history_actor` ON `history` (`actor_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `history_horizon` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	CONSTRAINT "history_horizon_id_is_integer" CHECK(typeof("history_horizon"."id") in ('integer', 'null')),
	CONSTRAINT "history_horizon_at_is_integer" CHECK(typeof("history_horizon"."at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE TABLE `staff_session` (
	`id` text PRIMARY KEY NOT NULL,
	`token_digest` text NOT NULL,
	`staff_id` text NOT NULL,
	`stage` text NOT NULL,
	`browser` text,
	`platform` text,
	`network` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`idle_ends_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`confirmed_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "staff_session_id_is_text" CHECK(typeof("staff_session"."id") in ('text', 'null')),
	CONSTRAINT "staff_session_token_digest_is_text" CHECK(typeof("staff_session"."token_digest") in ('text', 'null')),
	CONSTRAINT "staff_session_staff_id_is_text" CHECK(typeof("staff_session"."staff_id") in ('text', 'null')),
	CONSTRAINT "staff_session_stage_is_text" CHECK(typeof("staff_session"."stage") in ('text', 'null')),
	CONSTRAINT "staff_session_stage_is_known" CHECK("staff_session"."stage" in ('password', 'set-up', 'open')),
	CONSTRAINT "staff_session_browser_is_text" CHECK(typeof("staff_session"."browser") in ('text', 'null')),
	CONSTRAINT "staff_session_platform_is_text" CHECK(typeof("staff_session"."platform") in ('text', 'null')),
	CONSTRAINT "staff_session_network_is_text" CHECK(typeof("staff_session"."network") in ('text', 'null')),
	CONSTRAINT "staff_session_created_at_is_integer" CHECK(typeof("staff_session"."created_at") in ('integer', 'null')),
	CONSTRAINT "staff_session_last_seen_at_is_integer" CHECK(typeof("staff_session"."last_seen_at") in ('integer', 'null')),
	CONSTRAINT "staff_session_idle_ends_at_is_integer" CHECK(typeof("staff_session"."idle_ends_at") in ('integer', 'null')),
	CONSTRAINT "staff_session_ends_at_is_integer" CHECK(typeof("staff_session"."ends_at") in ('integer', 'null')),
	CONSTRAINT "staff_session_confirmed_at_is_integer" CHECK(typeof("staff_session"."confirmed_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_session_token_digest_unique` ON `staff_session` (`token_digest`);--> statement-breakpoint
CREATE INDEX `staff_session_staff` ON `staff_session` (`staff_id`);--> statement-breakpoint
CREATE INDEX `staff_session_ends_at` ON `staff_session` (`ends_at`);--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`language` text,
	`password_hash` text NOT NULL,
	`temporary_until` integer,
	`second_factor_nonce` text,
	`second_factor_since` integer,
	`last_step` integer DEFAULT 0 NOT NULL,
	`recovery_nonce` text,
	`disabled` integer DEFAULT false NOT NULL,
	`last_login_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "staff_id_is_text" CHECK(typeof("staff"."id") in ('text', 'null')),
	CONSTRAINT "staff_email_is_text" CHECK(typeof("staff"."email") in ('text', 'null')),
	CONSTRAINT "staff_name_is_text" CHECK(typeof("staff"."name") in ('text', 'null')),
	CONSTRAINT "staff_role_is_text" CHECK(typeof("staff"."role") in ('text', 'null')),
	CONSTRAINT "staff_role_is_known" CHECK("staff"."role" in ('owner', 'helper')),
	CONSTRAINT "staff_language_is_text" CHECK(typeof("staff"."language") in ('text', 'null')),
	CONSTRAINT "staff_language_is_known" CHECK("staff"."language" in ('en', 'fr')),
	CONSTRAINT "staff_password_hash_is_text" CHECK(typeof("staff"."password_hash") in ('text', 'null')),
	CONSTRAINT "staff_temporary_until_is_integer" CHECK(typeof("staff"."temporary_until") in ('integer', 'null')),
	CONSTRAINT "staff_second_factor_nonce_is_text" CHECK(typeof("staff"."second_factor_nonce") in ('text', 'null')),
	CONSTRAINT "staff_second_factor_since_is_integer" CHECK(typeof("staff"."second_factor_since") in ('integer', 'null')),
	CONSTRAINT "staff_last_step_is_integer" CHECK(typeof("staff"."last_step") in ('integer', 'null')),
	CONSTRAINT "staff_recovery_nonce_is_text" CHECK(typeof("staff"."recovery_nonce") in ('text', 'null')),
	CONSTRAINT "staff_disabled_is_integer" CHECK(typeof("staff"."disabled") in ('integer', 'null')),
	CONSTRAINT "staff_last_login_at_is_integer" CHECK(typeof("staff"."last_login_at") in ('integer', 'null')),
	CONSTRAINT "staff_created_at_is_integer" CHECK(typeof("staff"."created_at") in ('integer', 'null')),
	CONSTRAINT "staff_updated_at_is_integer" CHECK(typeof("staff"."updated_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_email_unique` ON `staff` (`email`);--> statement-breakpoint
CREATE TABLE `used_recovery_code` (
	`staff_id` text NOT NULL,
	`nonce` text NOT NULL,
	`number` integer NOT NULL,
	`used_at` integer NOT NULL,
	PRIMARY KEY(`staff_id`, `nonce`, `number`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "used_recovery_code_staff_id_is_text" CHECK(typeof("used_recovery_code"."staff_id") in ('text', 'null')),
	CONSTRAINT "used_recovery_code_nonce_is_text" CHECK(typeof("used_recovery_code"."nonce") in ('text', 'null')),
	CONSTRAINT "used_recovery_code_number_is_integer" CHECK(typeof("used_recovery_code"."number") in ('integer', 'null')),
	CONSTRAINT "used_recovery_code_used_at_is_integer" CHECK(typeof("used_recovery_code"."used_at") in ('integer', 'null'))
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_email` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`reference` text,
	`state` text NOT NULL,
	`reason` text,
	`customer_id` text,
	`recipient` text,
	`language` text NOT NULL,
	`facts` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`sent_at` integer,
	`provider_id` text,
	`state_at` integer,
	`again_of` text,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "email_id_is_text" CHECK(typeof("__new_email"."id") in ('text', 'null')),
	CONSTRAINT "email_kind_is_text" CHECK(typeof("__new_email"."kind") in ('text', 'null')),
	CONSTRAINT "email_reference_is_text" CHECK(typeof("__new_email"."reference") in ('text', 'null')),
	CONSTRAINT "email_state_is_text" CHECK(typeof("__new_email"."state") in ('text', 'null')),
	CONSTRAINT "email_state_is_known" CHECK("__new_email"."state" in ('waiting', 'sent', 'delayed', 'delivered', 'bounced', 'complained', 'suppressed', 'failed', 'withheld')),
	CONSTRAINT "email_reason_is_text" CHECK(typeof("__new_email"."reason") in ('text', 'null')),
	CONSTRAINT "email_customer_id_is_text" CHECK(typeof("__new_email"."customer_id") in ('text', 'null')),
	CONSTRAINT "email_recipient_is_text" CHECK(typeof("__new_email"."recipient") in ('text', 'null')),
	CONSTRAINT "email_language_is_text" CHECK(typeof("__new_email"."language") in ('text', 'null')),
	CONSTRAINT "email_language_is_known" CHECK("__new_email"."language" in ('en', 'fr')),
	CONSTRAINT "email_facts_is_text" CHECK(typeof("__new_email"."facts") in ('text', 'null')),
	CONSTRAINT "email_attempts_is_integer" CHECK(typeof("__new_email"."attempts") in ('integer', 'null')),
	CONSTRAINT "email_created_at_is_integer" CHECK(typeof("__new_email"."created_at") in ('integer', 'null')),
	CONSTRAINT "email_due_at_is_integer" CHECK(typeof("__new_email"."due_at") in ('integer', 'null')),
	CONSTRAINT "email_sent_at_is_integer" CHECK(typeof("__new_email"."sent_at") in ('integer', 'null')),
	CONSTRAINT "email_provider_id_is_text" CHECK(typeof("__new_email"."provider_id") in ('text', 'null')),
	CONSTRAINT "email_state_at_is_integer" CHECK(typeof("__new_email"."state_at") in ('integer', 'null')),
	CONSTRAINT "email_again_of_is_text" CHECK(typeof("__new_email"."again_of") in ('text', 'null'))
);
--> statement-breakpoint
INSERT INTO `__new_email`("id", "kind", "reference", "state", "reason", "customer_id", "recipient", "language", "facts", "attempts", "created_at", "due_at", "sent_at", "provider_id") SELECT "id", "kind", "reference", "state", "reason", "customer_id", "recipient", "language", "facts", "attempts", "created_at", "due_at", "sent_at", "provider_id" FROM `email`;--> statement-breakpoint
DROP TABLE `email`;--> statement-breakpoint
ALTER TABLE `__new_email` RENAME TO `email`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `email_reference_unique` ON `email` (`reference`);--> statement-breakpoint
CREATE INDEX `email_state_due` ON `email` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `email_customer` ON `email` (`customer_id`);--> statement-breakpoint
CREATE INDEX `email_created_at` ON `email` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `email_state_created` ON `email` (`state`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `email_kind_created` ON `email` (`kind`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `email_recipient` ON `email` (`recipient`,`created_at`);--> statement-breakpoint
CREATE INDEX `email_provider_id` ON `email` (`provider_id`);--> statement-breakpoint
CREATE TABLE `__new_temporary_password` (
	`id` text PRIMARY KEY NOT NULL,
	`nonce` text NOT NULL,
	`customer_id` text NOT NULL,
	`state` text NOT NULL,
	`handed` text DEFAULT 'email' NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`used_from` text,
	`opened_session` text,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "temporary_password_id_is_text" CHECK(typeof("__new_temporary_password"."id") in ('text', 'null')),
	CONSTRAINT "temporary_password_nonce_is_text" CHECK(typeof("__new_temporary_password"."nonce") in ('text', 'null')),
	CONSTRAINT "temporary_password_customer_id_is_text" CHECK(typeof("__new_temporary_password"."customer_id") in ('text', 'null')),
	CONSTRAINT "temporary_password_state_is_text" CHECK(typeof("__new_temporary_password"."state") in ('text', 'null')),
	CONSTRAINT "temporary_password_state_is_known" CHECK("__new_temporary_password"."state" in ('live', 'used', 'expired', 'ended')),
	CONSTRAINT "temporary_password_handed_is_text" CHECK(typeof("__new_temporary_password"."handed") in ('text', 'null')),
	CONSTRAINT "temporary_password_handed_is_known" CHECK("__new_temporary_password"."handed" in ('email', 'read-out', 'letter')),
	CONSTRAINT "temporary_password_created_at_is_integer" CHECK(typeof("__new_temporary_password"."created_at") in ('integer', 'null')),
	CONSTRAINT "temporary_password_expires_at_is_integer" CHECK(typeof("__new_temporary_password"."expires_at") in ('integer', 'null')),
	CONSTRAINT "temporary_password_used_at_is_integer" CHECK(typeof("__new_temporary_password"."used_at") in ('integer', 'null')),
	CONSTRAINT "temporary_password_used_from_is_text" CHECK(typeof("__new_temporary_password"."used_from") in ('text', 'null')),
	CONSTRAINT "temporary_password_opened_session_is_text" CHECK(typeof("__new_temporary_password"."opened_session") in ('text', 'null'))
);
--> statement-breakpoint
INSERT INTO `__new_temporary_password`("id", "nonce", "customer_id", "state", "created_at", "expires_at", "used_at", "used_from", "opened_session") SELECT "id", "nonce", "customer_id", "state", "created_at", "expires_at", "used_at", "used_from", "opened_session" FROM `temporary_password`;--> statement-breakpoint
DROP TABLE `temporary_password`;--> statement-breakpoint
ALTER TABLE `__new_temporary_password` RENAME TO `temporary_password`;--> statement-breakpoint
CREATE INDEX `temporary_password_customer` ON `temporary_password` (`customer_id`);--> statement-breakpoint
CREATE INDEX `temporary_password_expires_at` ON `temporary_password` (`expires_at`);--> statement-breakpoint
INSERT INTO `history_horizon` (`id`, `at`) VALUES (1, 0);--> statement-breakpoint
CREATE TRIGGER `history_is_never_changed` BEFORE UPDATE ON `history` BEGIN
	SELECT RAISE(ABORT, 'history is never changed');
END;--> statement-breakpoint
CREATE TRIGGER `history_is_only_added_to` BEFORE INSERT ON `history` WHEN EXISTS (SELECT 1 FROM `history` WHERE `id` = NEW.`id`) BEGIN
	SELECT RAISE(ABORT, 'history is never changed');
END;--> statement-breakpoint
CREATE TRIGGER `history_is_kept` BEFORE DELETE ON `history` WHEN OLD.`at` >= (SELECT `at` FROM `history_horizon` WHERE `id` = 1) BEGIN
	SELECT RAISE(ABORT, 'history is kept from its horizon on');
END;--> statement-breakpoint
CREATE TRIGGER `history_horizon_moves_on` BEFORE UPDATE ON `history_horizon` WHEN NEW.`at` < OLD.`at` OR NEW.`id` <> OLD.`id` BEGIN
	SELECT RAISE(ABORT, 'the horizon of history only moves on');
END;--> statement-breakpoint
CREATE TRIGGER `history_horizon_stays` BEFORE DELETE ON `history_horizon` BEGIN
	SELECT RAISE(ABORT, 'the horizon of history stays');
END;
