CREATE TABLE "accountability" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "accountability_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"loop" text DEFAULT 'accountability' NOT NULL,
	"stage" text NOT NULL,
	"came_from" text NOT NULL,
	"came_by" text NOT NULL,
	"came_with" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"org_id" bigint NOT NULL,
	"issuer_org_id" bigint NOT NULL,
	"regulator_org_id" bigint,
	"assisting_org_ids" bigint[] DEFAULT '{}' NOT NULL,
	"owner_id" bigint,
	"deputy_id" bigint,
	"proposer_id" bigint,
	"submitter_id" bigint,
	"verifier_id" bigint,
	"verifier_org_id" bigint,
	"closer_id" bigint,
	"closer_org_id" bigint,
	"level" text,
	"line" text NOT NULL,
	"region_code" text NOT NULL,
	"due_on" date,
	"suspended_from" text,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"moved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	"rung" text NOT NULL,
	"about_loop" text NOT NULL,
	"about_id" bigint NOT NULL,
	"rule_key" text NOT NULL,
	"previous_id" bigint,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"body_zh" text NOT NULL,
	"body_en" text NOT NULL,
	"due_basis" text,
	"due_by_id" bigint,
	"due_clause" text,
	CONSTRAINT "accountability_once" UNIQUE("about_loop","about_id","org_id","rung","rule_key"),
	CONSTRAINT "accountability_rung" CHECK ("accountability"."rung" in ('remind', 'urge', 'circular', 'interview', 'refer'))
);
--> statement-breakpoint
CREATE TABLE "score_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "score_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"org_id" bigint NOT NULL,
	"person_id" bigint,
	"rule_key" text NOT NULL,
	"pack_key" text NOT NULL,
	"pack_version" integer NOT NULL,
	"points" integer NOT NULL,
	"loop" text NOT NULL,
	"case_id" bigint NOT NULL,
	"event_id" bigint NOT NULL,
	"reverses_id" bigint,
	"why" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "score_once" UNIQUE("event_id","rule_key","org_id"),
	CONSTRAINT "score_reversed_once" UNIQUE("reverses_id")
);
--> statement-breakpoint
CREATE TABLE "brief_visit" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "brief_visit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"scope_org_id" bigint NOT NULL,
	"event_id" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "circular" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "circular_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"loop" text DEFAULT 'circular' NOT NULL,
	"stage" text NOT NULL,
	"came_from" text NOT NULL,
	"came_by" text NOT NULL,
	"came_with" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"org_id" bigint NOT NULL,
	"issuer_org_id" bigint NOT NULL,
	"regulator_org_id" bigint,
	"assisting_org_ids" bigint[] DEFAULT '{}' NOT NULL,
	"owner_id" bigint,
	"deputy_id" bigint,
	"proposer_id" bigint,
	"submitter_id" bigint,
	"verifier_id" bigint,
	"verifier_org_id" bigint,
	"closer_id" bigint,
	"closer_org_id" bigint,
	"level" text,
	"line" text NOT NULL,
	"region_code" text NOT NULL,
	"due_on" date,
	"suspended_from" text,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"moved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	"kind" text NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"number" text,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"as_of_event_id" bigint,
	"content" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"content_sha256" text,
	"previous_id" bigint,
	CONSTRAINT "circular_number" UNIQUE("issuer_org_id","kind","number")
);
--> statement-breakpoint
CREATE TABLE "instruction" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "instruction_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"to_org_id" bigint NOT NULL,
	"text" text NOT NULL,
	"about_loop" text,
	"about_id" bigint,
	"task_id" bigint NOT NULL,
	"reply_due_on" date NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "instruction_task" UNIQUE("task_id")
);
--> statement-breakpoint
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
CREATE TABLE "job_run" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "job_run_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ok" boolean,
	"said" jsonb,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "reconciliation" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reconciliation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"differences" integer NOT NULL,
	"details" jsonb NOT NULL,
	"took_ms" integer NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seal" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "seal_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"events" integer NOT NULL,
	"first_event_id" bigint NOT NULL,
	"last_event_id" bigint NOT NULL,
	"root" text NOT NULL,
	"previous_hash" text NOT NULL,
	"body" text NOT NULL,
	"hash" text NOT NULL,
	"signature" text NOT NULL,
	"key_id" text NOT NULL,
	"row_counts" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "seal_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "seal_leaf" (
	"event_id" bigint PRIMARY KEY NOT NULL,
	"seal_id" bigint NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "seal_leaf_place" UNIQUE("seal_id","position")
);
--> statement-breakpoint
CREATE TABLE "seal_publication" (
	"seal_id" bigint NOT NULL,
	"channel" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"ok" boolean NOT NULL,
	"error" text,
	CONSTRAINT "seal_publication_seal_id_channel_at_pk" PRIMARY KEY("seal_id","channel","at")
);
--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "instruction_id" bigint;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_notice_id_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seal_leaf" ADD CONSTRAINT "seal_leaf_seal_id_seal_id_fk" FOREIGN KEY ("seal_id") REFERENCES "public"."seal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seal_publication" ADD CONSTRAINT "seal_publication_seal_id_seal_id_fk" FOREIGN KEY ("seal_id") REFERENCES "public"."seal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accountability_by_unit" ON "accountability" USING btree ("org_id","stage");--> statement-breakpoint
CREATE INDEX "accountability_by_issuer" ON "accountability" USING btree ("issuer_org_id","stage");--> statement-breakpoint
CREATE INDEX "score_by_unit" ON "score_event" USING btree ("org_id","at");--> statement-breakpoint
CREATE INDEX "score_by_case" ON "score_event" USING btree ("loop","case_id");--> statement-breakpoint
CREATE INDEX "brief_visit_by_person" ON "brief_visit" USING btree ("person_id","scope_org_id","at");--> statement-breakpoint
CREATE INDEX "circular_by_issuer" ON "circular" USING btree ("issuer_org_id","kind","to_day");--> statement-breakpoint
CREATE INDEX "instruction_by_person" ON "instruction" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "delivery_open" ON "delivery" USING btree ("state","not_before") WHERE state in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "notice_by_person" ON "notice" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "notice_unread" ON "notice" USING btree ("person_id") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "push_by_person" ON "push_subscription" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "job_run_by_name" ON "job_run" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "reconciliation_by_kind" ON "reconciliation" USING btree ("kind","id");