CREATE TABLE "channel_choice" (
	"person_id" bigint NOT NULL,
	"channel" text NOT NULL,
	"wanted" boolean NOT NULL,
	"address" text,
	"secret" text,
	"language" text DEFAULT 'zh-CN' NOT NULL,
	"digest" boolean DEFAULT false NOT NULL,
	"urgent" boolean DEFAULT false NOT NULL,
	"quiet_from" integer,
	"quiet_to" integer,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "channel_choice_person_id_channel_pk" PRIMARY KEY("person_id","channel"),
	CONSTRAINT "channel_quiet" CHECK (("channel_choice"."quiet_from" is null) = ("channel_choice"."quiet_to" is null) and "channel_choice"."quiet_from" between 0 and 1439 and "channel_choice"."quiet_to" between 0 and 1439 and "channel_choice"."quiet_from" <> "channel_choice"."quiet_to"),
	CONSTRAINT "channel_bot" CHECK ("channel_choice"."channel" in ('email', 'push') or not "channel_choice"."wanted" or "channel_choice"."address" is not null),
	CONSTRAINT "channel_language" CHECK ("channel_choice"."language" in ('zh-CN', 'en'))
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "delivery_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"notice_id" bigint NOT NULL,
	"channel" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"not_before" timestamp with time zone,
	"tried_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"error" text,
	CONSTRAINT "delivery_once" UNIQUE("notice_id","channel"),
	CONSTRAINT "delivery_state" CHECK ("delivery"."state" in ('waiting', 'sending', 'sent', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notice_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"loop" text,
	"case_id" bigint,
	"event_id" bigint,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"path" text NOT NULL,
	"once" text NOT NULL,
	"urgent" boolean DEFAULT false NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "notice_once" UNIQUE("person_id","once")
);
--> statement-breakpoint
CREATE TABLE "push_subscription" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "push_subscription_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"endpoint" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "push_subscription_endpoint_unique" UNIQUE("endpoint")
);
--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_notice_id_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delivery_open" ON "delivery" USING btree ("state","not_before") WHERE state in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "notice_by_person" ON "notice" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "notice_unread" ON "notice" USING btree ("person_id") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "push_by_person" ON "push_subscription" USING btree ("person_id");