CREATE TABLE `api_key` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`secret_digest` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`ended_at` integer,
	CONSTRAINT "api_key_id_is_text" CHECK(typeof("api_key"."id") in ('text', 'null')),
	CONSTRAINT "api_key_name_is_text" CHECK(typeof("api_key"."name") in ('text', 'null')),
	CONSTRAINT "api_key_secret_digest_is_text" CHECK(typeof("api_key"."secret_digest") in ('text', 'null')),
	CONSTRAINT "api_key_scopes_is_text" CHECK(typeof("api_key"."scopes") in ('text', 'null')),
	CONSTRAINT "api_key_created_at_is_integer" CHECK(typeof("api_key"."created_at") in ('integer', 'null')),
	CONSTRAINT "api_key_last_used_at_is_integer" CHECK(typeof("api_key"."last_used_at") in ('integer', 'null')),
	CONSTRAINT "api_key_ended_at_is_integer" CHECK(typeof("api_key"."ended_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_key_secret_digest_unique` ON `api_key` (`secret_digest`);--> statement-breakpoint
CREATE TABLE `customer` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`first_name` text NOT NULL,
	`last_name` text NOT NULL,
	`company` text,
	`phone` text,
	`language` text,
	`password_hash` text,
	`external_id` text,
	`email_proven_at` integer,
	`newsletter_agreed_at` integer,
	`newsletter_wording` text,
	`invited_at` integer,
	`disabled` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "customer_id_is_text" CHECK(typeof("customer"."id") in ('text', 'null')),
	CONSTRAINT "customer_email_is_text" CHECK(typeof("customer"."email") in ('text', 'null')),
	CONSTRAINT "customer_first_name_is_text" CHECK(typeof("customer"."first_name") in ('text', 'null')),
	CONSTRAINT "customer_last_name_is_text" CHECK(typeof("customer"."last_name") in ('text', 'null')),
	CONSTRAINT "customer_company_is_text" CHECK(typeof("customer"."company") in ('text', 'null')),
	CONSTRAINT "customer_phone_is_text" CHECK(typeof("customer"."phone") in ('text', 'null')),
	CONSTRAINT "customer_language_is_text" CHECK(typeof("customer"."language") in ('text', 'null')),
	CONSTRAINT "customer_language_is_known" CHECK("customer"."language" in ('en', 'fr')),
	CONSTRAINT "customer_password_hash_is_text" CHECK(typeof("customer"."password_hash") in ('text', 'null')),
	CONSTRAINT "customer_external_id_is_text" CHECK(typeof("customer"."external_id") in ('text', 'null')),
	CONSTRAINT "customer_email_proven_at_is_integer" CHECK(typeof("customer"."email_proven_at") in ('integer', 'null')),
	CONSTRAINT "customer_newsletter_agreed_at_is_integer" CHECK(typeof("customer"."newsletter_agreed_at") in ('integer', 'null')),
	CONSTRAINT "customer_newsletter_wording_is_text" CHECK(typeof("customer"."newsletter_wording") in ('text', 'null')),
	CONSTRAINT "customer_invited_at_is_integer" CHECK(typeof("customer"."invited_at") in ('integer', 'null')),
	CONSTRAINT "customer_disabled_is_integer" CHECK(typeof("customer"."disabled") in ('integer', 'null')),
	CONSTRAINT "customer_created_at_is_integer" CHECK(typeof("customer"."created_at") in ('integer', 'null')),
	CONSTRAINT "customer_updated_at_is_integer" CHECK(typeof("customer"."updated_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `customer_email_unique` ON `customer` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `customer_external_id_unique` ON `customer` (`external_id`);--> statement-breakpoint
CREATE TABLE `email_change` (
	`id` text PRIMARY KEY NOT NULL,
	`nonce` text NOT NULL,
	`customer_id` text NOT NULL,
	`new_email` text NOT NULL,
	`state` text NOT NULL,
	`tries_left` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "email_change_id_is_text" CHECK(typeof("email_change"."id") in ('text', 'null')),
	CONSTRAINT "email_change_nonce_is_text" CHECK(typeof("email_change"."nonce") in ('text', 'null')),
	CONSTRAINT "email_change_customer_id_is_text" CHECK(typeof("email_change"."customer_id") in ('text', 'null')),
	CONSTRAINT "email_change_new_email_is_text" CHECK(typeof("email_change"."new_email") in ('text', 'null')),
	CONSTRAINT "email_change_state_is_text" CHECK(typeof("email_change"."state") in ('text', 'null')),
	CONSTRAINT "email_change_state_is_known" CHECK("email_change"."state" in ('live', 'used', 'expired', 'ended')),
	CONSTRAINT "email_change_tries_left_is_integer" CHECK(typeof("email_change"."tries_left") in ('integer', 'null')),
	CONSTRAINT "email_change_created_at_is_integer" CHECK(typeof("email_change"."created_at") in ('integer', 'null')),
	CONSTRAINT "email_change_expires_at_is_integer" CHECK(typeof("email_change"."expires_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `email_change_customer` ON `email_change` (`customer_id`);--> statement-breakpoint
CREATE INDEX `email_change_expires_at` ON `email_change` (`expires_at`);--> statement-breakpoint
CREATE TABLE `registration` (
	`id` text PRIMARY KEY NOT NULL,
	`nonce` text NOT NULL,
	`email` text NOT NULL,
	`first_name` text NOT NULL,
	`last_name` text NOT NULL,
	`language` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	CONSTRAINT "registration_id_is_text" CHECK(typeof("registration"."id") in ('text', 'null')),
	CONSTRAINT "registration_nonce_is_text" CHECK(typeof("registration"."nonce") in ('text', 'null')),
	CONSTRAINT "registration_email_is_text" CHECK(typeof("registration"."email") in ('text', 'null')),
	CONSTRAINT "registration_first_name_is_text" CHECK(typeof("registration"."first_name") in ('text', 'null')),
	CONSTRAINT "registration_last_name_is_text" CHECK(typeof("registration"."last_name") in ('text', 'null')),
	CONSTRAINT "registration_language_is_text" CHECK(typeof("registration"."language") in ('text', 'null')),
	CONSTRAINT "registration_language_is_known" CHECK("registration"."language" in ('en', 'fr')),
	CONSTRAINT "registration_state_is_text" CHECK(typeof("registration"."state") in ('text', 'null')),
	CONSTRAINT "registration_state_is_known" CHECK("registration"."state" in ('live', 'used', 'expired', 'ended')),
	CONSTRAINT "registration_created_at_is_integer" CHECK(typeof("registration"."created_at") in ('integer', 'null')),
	CONSTRAINT "registration_expires_at_is_integer" CHECK(typeof("registration"."expires_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `registration_email` ON `registration` (`email`);--> statement-breakpoint
CREATE INDEX `registration_expires_at` ON `registration` (`expires_at`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`token_digest` text NOT NULL,
	`customer_id` text NOT NULL,
	`kind` text NOT NULL,
	`temporary_password_id` text,
	`browser` text,
	`platform` text,
	`network` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`idle_ends_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`temporary_password_id`) REFERENCES `temporary_password`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "session_id_is_text" CHECK(typeof("session"."id") in ('text', 'null')),
	CONSTRAINT "session_token_digest_is_text" CHECK(typeof("session"."token_digest") in ('text', 'null')),
	CONSTRAINT "session_customer_id_is_text" CHECK(typeof("session"."customer_id") in ('text', 'null')),
	CONSTRAINT "session_kind_is_text" CHECK(typeof("session"."kind") in ('text', 'null')),
	CONSTRAINT "session_kind_is_known" CHECK("session"."kind" in ('browser', 'kept', 'shared', 'temporary')),
	CONSTRAINT "session_temporary_password_id_is_text" CHECK(typeof("session"."temporary_password_id") in ('text', 'null')),
	CONSTRAINT "session_browser_is_text" CHECK(typeof("session"."browser") in ('text', 'null')),
	CONSTRAINT "session_platform_is_text" CHECK(typeof("session"."platform") in ('text', 'null')),
	CONSTRAINT "session_network_is_text" CHECK(typeof("session"."network") in ('text', 'null')),
	CONSTRAINT "session_created_at_is_integer" CHECK(typeof("session"."created_at") in ('integer', 'null')),
	CONSTRAINT "session_last_seen_at_is_integer" CHECK(typeof("session"."last_seen_at") in ('integer', 'null')),
	CONSTRAINT "session_idle_ends_at_is_integer" CHECK(typeof("session"."idle_ends_at") in ('integer', 'null')),
	CONSTRAINT "session_ends_at_is_integer" CHECK(typeof("session"."ends_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_digest_unique` ON `session` (`token_digest`);--> statement-breakpoint
CREATE INDEX `session_customer` ON `session` (`customer_id`);--> statement-breakpoint
CREATE INDEX `session_ends_at` ON `session` (`ends_at`);--> statement-breakpoint
CREATE TABLE `temporary_password` (
	`id` text PRIMARY KEY NOT NULL,
	`nonce` text NOT NULL,
	`customer_id` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`used_from` text,
	`opened_session` text,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "temporary_password_id_is_text" CHECK(typeof("temporary_password"."id") in ('text', 'null')),
	CONSTRAINT "temporary_password_nonce_is_text" CHECK(typeof("temporary_password"."nonce") in ('text', 'null')),
	CONSTRAINT "temporary_password_customer_id_is_text" CHECK(typeof("temporary_password"."customer_id") in ('text', 'null')),
	CONSTRAINT "temporary_password_state_is_text" CHECK(typeof("temporary_password"."state") in ('text', 'null')),
	CONSTRAINT "temporary_password_state_is_known" CHECK("temporary_password"."state" in ('live', 'used', 'expired', 'ended')),
	CONSTRAINT "temporary_password_created_at_is_integer" CHECK(typeof("temporary_password"."created_at") in ('integer', 'null')),
	CONSTRAINT "temporary_password_expires_at_is_integer" CHECK(typeof("temporary_password"."expires_at") in ('integer', 'null')),
	CONSTRAINT "temporary_password_used_at_is_integer" CHECK(typeof("temporary_password"."used_at") in ('integer', 'null')),
	CONSTRAINT "temporary_password_used_from_is_text" CHECK(typeof("temporary_password"."used_from") in ('text', 'null')),
	CONSTRAINT "temporary_password_opened_session_is_text" CHECK(typeof("temporary_password"."opened_session") in ('text', 'null'))
);
--> statement-breakpoint
CREATE INDEX `temporary_password_customer` ON `temporary_password` (`customer_id`);--> statement-breakpoint
CREATE INDEX `temporary_password_expires_at` ON `temporary_password` (`expires_at`);--> statement-breakpoint
CREATE TABLE `allowance` (
	`key` text PRIMARY KEY NOT NULL,
	`used` integer NOT NULL,
	`ends_at` integer NOT NULL,
	CONSTRAINT "allowance_key_is_text" CHECK(typeof("allowance"."key") in ('text', 'null')),
	CONSTRAINT "allowance_used_is_integer" CHECK(typeof("allowance"."used") in ('integer', 'null')),
	CONSTRAINT "allowance_ends_at_is_integer" CHECK(typeof("allowance"."ends_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `allowance_ends_at` ON `allowance` (`ends_at`);--> statement-breakpoint
CREATE TABLE `email` (
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
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "email_id_is_text" CHECK(typeof("email"."id") in ('text', 'null')),
	CONSTRAINT "email_kind_is_text" CHECK(typeof("email"."kind") in ('text', 'null')),
	CONSTRAINT "email_reference_is_text" CHECK(typeof("email"."reference") in ('text', 'null')),
	CONSTRAINT "email_state_is_text" CHECK(typeof("email"."state") in ('text', 'null')),
	CONSTRAINT "email_state_is_known" CHECK("email"."state" in ('waiting', 'sent', 'delivered', 'bounced', 'complained', 'failed', 'withheld')),
	CONSTRAINT "email_reason_is_text" CHECK(typeof("email"."reason") in ('text', 'null')),
	CONSTRAINT "email_customer_id_is_text" CHECK(typeof("email"."customer_id") in ('text', 'null')),
	CONSTRAINT "email_recipient_is_text" CHECK(typeof("email"."recipient") in ('text', 'null')),
	CONSTRAINT "email_language_is_text" CHECK(typeof("email"."language") in ('text', 'null')),
	CONSTRAINT "email_language_is_known" CHECK("email"."language" in ('en', 'fr')),
	CONSTRAINT "email_facts_is_text" CHECK(typeof("email"."facts") in ('text', 'null')),
	CONSTRAINT "email_attempts_is_integer" CHECK(typeof("email"."attempts") in ('integer', 'null')),
	CONSTRAINT "email_created_at_is_integer" CHECK(typeof("email"."created_at") in ('integer', 'null')),
	CONSTRAINT "email_due_at_is_integer" CHECK(typeof("email"."due_at") in ('integer', 'null')),
	CONSTRAINT "email_sent_at_is_integer" CHECK(typeof("email"."sent_at") in ('integer', 'null')),
	CONSTRAINT "email_provider_id_is_text" CHECK(typeof("email"."provider_id") in ('text', 'null'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `email_reference_unique` ON `email` (`reference`);--> statement-breakpoint
CREATE INDEX `email_state_due` ON `email` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `email_customer` ON `email` (`customer_id`);--> statement-breakpoint
CREATE INDEX `email_created_at` ON `email` (`created_at`);--> statement-breakpoint
CREATE TABLE `address` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`called` text,
	`name` text NOT NULL,
	`company` text,
	`line1` text NOT NULL,
	`line2` text,
	`district` text,
	`town` text,
	`region` text,
	`postcode` text,
	`sorting_code` text,
	`country` text NOT NULL,
	`default_shipping` integer DEFAULT false NOT NULL,
	`default_billing` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "address_id_is_text" CHECK(typeof("address"."id") in ('text', 'null')),
	CONSTRAINT "address_customer_id_is_text" CHECK(typeof("address"."customer_id") in ('text', 'null')),
	CONSTRAINT "address_called_is_text" CHECK(typeof("address"."called") in ('text', 'null')),
	CONSTRAINT "address_name_is_text" CHECK(typeof("address"."name") in ('text', 'null')),
	CONSTRAINT "address_company_is_text" CHECK(typeof("address"."company") in ('text', 'null')),
	CONSTRAINT "address_line1_is_text" CHECK(typeof("address"."line1") in ('text', 'null')),
	CONSTRAINT "address_line2_is_text" CHECK(typeof("address"."line2") in ('text', 'null')),
	CONSTRAINT "address_district_is_text" CHECK(typeof("address"."district") in ('text', 'null')),
	CONSTRAINT "address_town_is_text" CHECK(typeof("address"."town") in ('text', 'null')),
	CONSTRAINT "address_region_is_text" CHECK(typeof("address"."region") in ('text', 'null')),
	CONSTRAINT "address_postcode_is_text" CHECK(typeof("address"."postcode") in ('text', 'null')),
	CONSTRAINT "address_sorting_code_is_text" CHECK(typeof("address"."sorting_code") in ('text', 'null')),
	CONSTRAINT "address_country_is_text" CHECK(typeof("address"."country") in ('text', 'null')),
	CONSTRAINT "address_default_shipping_is_integer" CHECK(typeof("address"."default_shipping") in ('integer', 'null')),
	CONSTRAINT "address_default_billing_is_integer" CHECK(typeof("address"."default_billing") in ('integer', 'null')),
	CONSTRAINT "address_created_at_is_integer" CHECK(typeof("address"."created_at") in ('integer', 'null')),
	CONSTRAINT "address_updated_at_is_integer" CHECK(typeof("address"."updated_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `address_customer` ON `address` (`customer_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `order_line` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`position` integer NOT NULL,
	`sku` text,
	`name` text NOT NULL,
	`option` text,
	`quantity` integer NOT NULL,
	`unit_price` integer NOT NULL,
	`discount` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `customer_order`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "order_line_id_is_text" CHECK(typeof("order_line"."id") in ('text', 'null')),
	CONSTRAINT "order_line_order_id_is_text" CHECK(typeof("order_line"."order_id") in ('text', 'null')),
	CONSTRAINT "order_line_position_is_integer" CHECK(typeof("order_line"."position") in ('integer', 'null')),
	CONSTRAINT "order_line_sku_is_text" CHECK(typeof("order_line"."sku") in ('text', 'null')),
	CONSTRAINT "order_line_name_is_text" CHECK(typeof("order_line"."name") in ('text', 'null')),
	CONSTRAINT "order_line_option_is_text" CHECK(typeof("order_line"."option") in ('text', 'null')),
	CONSTRAINT "order_line_quantity_is_integer" CHECK(typeof("order_line"."quantity") in ('integer', 'null')),
	CONSTRAINT "order_line_unit_price_is_integer" CHECK(typeof("order_line"."unit_price") in ('integer', 'null')),
	CONSTRAINT "order_line_discount_is_integer" CHECK(typeof("order_line"."discount") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `order_line_order` ON `order_line` (`order_id`,`position`);--> statement-breakpoint
CREATE TABLE `customer_order` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text,
	`email` text,
	`number` text NOT NULL,
	`status` text NOT NULL,
	`currency` text NOT NULL,
	`discount` integer DEFAULT 0 NOT NULL,
	`shipping` integer DEFAULT 0 NOT NULL,
	`tax` integer DEFAULT 0 NOT NULL,
	`total` integer NOT NULL,
	`shipping_address` text,
	`billing_address` text,
	`note` text,
	`reorder_url` text,
	`placed_at` integer NOT NULL,
	`updated_at` integer,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "customer_order_id_is_text" CHECK(typeof("customer_order"."id") in ('text', 'null')),
	CONSTRAINT "customer_order_customer_id_is_text" CHECK(typeof("customer_order"."customer_id") in ('text', 'null')),
	CONSTRAINT "customer_order_email_is_text" CHECK(typeof("customer_order"."email") in ('text', 'null')),
	CONSTRAINT "customer_order_number_is_text" CHECK(typeof("customer_order"."number") in ('text', 'null')),
	CONSTRAINT "customer_order_status_is_text" CHECK(typeof("customer_order"."status") in ('text', 'null')),
	CONSTRAINT "customer_order_status_is_known" CHECK("customer_order"."status" in ('received', 'packing', 'sent', 'delivered', 'cancelled')),
	CONSTRAINT "customer_order_currency_is_text" CHECK(typeof("customer_order"."currency") in ('text', 'null')),
	CONSTRAINT "customer_order_discount_is_integer" CHECK(typeof("customer_order"."discount") in ('integer', 'null')),
	CONSTRAINT "customer_order_shipping_is_integer" CHECK(typeof("customer_order"."shipping") in ('integer', 'null')),
	CONSTRAINT "customer_order_tax_is_integer" CHECK(typeof("customer_order"."tax") in ('integer', 'null')),
	CONSTRAINT "customer_order_total_is_integer" CHECK(typeof("customer_order"."total") in ('integer', 'null')),
	CONSTRAINT "customer_order_shipping_address_is_text" CHECK(typeof("customer_order"."shipping_address") in ('text', 'null')),
	CONSTRAINT "customer_order_billing_address_is_text" CHECK(typeof("customer_order"."billing_address") in ('text', 'null')),
	CONSTRAINT "customer_order_note_is_text" CHECK(typeof("customer_order"."note") in ('text', 'null')),
	CONSTRAINT "customer_order_reorder_url_is_text" CHECK(typeof("customer_order"."reorder_url") in ('text', 'null')),
	CONSTRAINT "customer_order_placed_at_is_integer" CHECK(typeof("customer_order"."placed_at") in ('integer', 'null')),
	CONSTRAINT "customer_order_updated_at_is_integer" CHECK(typeof("customer_order"."updated_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `customer_order_number_unique` ON `customer_order` (`number`);--> statement-breakpoint
CREATE INDEX `customer_order_placed` ON `customer_order` (`customer_id`,`placed_at`,`id`);--> statement-breakpoint
CREATE INDEX `customer_order_email` ON `customer_order` (`email`);--> statement-breakpoint
CREATE INDEX `customer_order_updated` ON `customer_order` (`updated_at`,`id`);--> statement-breakpoint
CREATE TABLE `shipment` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`position` integer NOT NULL,
	`carrier` text,
	`tracking_number` text,
	`tracking_url` text,
	`shipped_at` integer,
	`delivered_at` integer,
	FOREIGN KEY (`order_id`) REFERENCES `customer_order`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "shipment_id_is_text" CHECK(typeof("shipment"."id") in ('text', 'null')),
	CONSTRAINT "shipment_order_id_is_text" CHECK(typeof("shipment"."order_id") in ('text', 'null')),
	CONSTRAINT "shipment_position_is_integer" CHECK(typeof("shipment"."position") in ('integer', 'null')),
	CONSTRAINT "shipment_carrier_is_text" CHECK(typeof("shipment"."carrier") in ('text', 'null')),
	CONSTRAINT "shipment_tracking_number_is_text" CHECK(typeof("shipment"."tracking_number") in ('text', 'null')),
	CONSTRAINT "shipment_tracking_url_is_text" CHECK(typeof("shipment"."tracking_url") in ('text', 'null')),
	CONSTRAINT "shipment_shipped_at_is_integer" CHECK(typeof("shipment"."shipped_at") in ('integer', 'null')),
	CONSTRAINT "shipment_delivered_at_is_integer" CHECK(typeof("shipment"."delivered_at") in ('integer', 'null'))
);
--> statement-breakpoint
CREATE INDEX `shipment_order` ON `shipment` (`order_id`,`position`);