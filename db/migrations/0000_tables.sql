CREATE SCHEMA "auth";
--> statement-breakpoint
CREATE TABLE "auth"."account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."attempt" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" bigint NOT NULL,
	"locked_until" timestamp with time zone,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."session" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"membership_id" bigint,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "auth"."user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "auth"."verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaign" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "campaign_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"slot" integer,
	"named" boolean NOT NULL,
	"name_zh" text,
	"name_en" text,
	"quote_zh" text,
	"quote_en" text,
	"span_id" bigint,
	"directive_id" bigint,
	"org_id" bigint,
	"commander_id" bigint,
	"commander_basis" text,
	"starts_on" date,
	"ends_on" date
);
--> statement-breakpoint
CREATE TABLE "checklist" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "checklist_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"version" integer NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"sector" text NOT NULL,
	"issued_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "checklist_version" UNIQUE("key","version")
);
--> statement-breakpoint
CREATE TABLE "checklist_item" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "checklist_item_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"checklist_id" bigint NOT NULL,
	"no" integer NOT NULL,
	"code" text NOT NULL,
	"section_zh" text NOT NULL,
	"section_en" text NOT NULL,
	"text_zh" text NOT NULL,
	"text_en" text NOT NULL,
	"clause" text NOT NULL,
	"level_if_failed" text NOT NULL,
	"photo_required" boolean NOT NULL,
	"guidance_en" text NOT NULL,
	"source" text NOT NULL,
	"seen" text NOT NULL,
	CONSTRAINT "item_once" UNIQUE("checklist_id","no")
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "evidence_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"loop" text NOT NULL,
	"case_id" bigint NOT NULL,
	"purpose" text NOT NULL,
	"sha256" text NOT NULL,
	"mime" text NOT NULL,
	"bytes" integer NOT NULL,
	"width" integer,
	"height" integer,
	"claimed_at" timestamp with time zone,
	"latitude" double precision,
	"longitude" double precision,
	"caption" text DEFAULT '' NOT NULL,
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hazard" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hazard_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"loop" text DEFAULT 'hazard' NOT NULL,
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
	"place_id" bigint NOT NULL,
	"inspection_id" bigint,
	"answer_id" bigint,
	"item_id" bigint,
	"campaign_id" bigint,
	"directive_id" bigint,
	"task_id" bigint,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"clause" text NOT NULL,
	"clause_seen" text NOT NULL,
	"due_basis" text DEFAULT 'assigned' NOT NULL,
	"due_by_id" bigint,
	"due_clause" text,
	"verdict" text,
	"search" "tsvector",
	CONSTRAINT "hazard_answer_id_unique" UNIQUE("answer_id"),
	CONSTRAINT "hazard_verdict" CHECK ("hazard"."verdict" in ('effective','partly_effective','not_effective','not_assessed'))
);
--> statement-breakpoint
CREATE TABLE "hazard_implementation" (
	"hazard_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"owner" text NOT NULL,
	"due_on" date NOT NULL,
	CONSTRAINT "hazard_implementation_hazard_id_kind_pk" PRIMARY KEY("hazard_id","kind")
);
--> statement-breakpoint
CREATE TABLE "hazard_plan" (
	"hazard_id" bigint PRIMARY KEY NOT NULL,
	"goal" text NOT NULL,
	"methods" text NOT NULL,
	"funds" text NOT NULL,
	"organisation" text NOT NULL,
	"time_limit" text NOT NULL,
	"safety" text NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hazard_review" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hazard_review_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"hazard_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"passed" boolean NOT NULL,
	"opinion" text NOT NULL,
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inspection" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inspection_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"loop" text DEFAULT 'inspection' NOT NULL,
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
	"place_id" bigint NOT NULL,
	"checklist_id" bigint NOT NULL,
	"campaign_id" bigint,
	"directive_id" bigint,
	"unannounced" boolean DEFAULT false NOT NULL,
	"team_ids" bigint[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inspection_answer" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inspection_answer_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"inspection_id" bigint NOT NULL,
	"item_id" bigint NOT NULL,
	"answer" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "answer_once" UNIQUE("inspection_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "command" (
	"key" uuid NOT NULL,
	"person_id" bigint NOT NULL,
	"name" text NOT NULL,
	"request_sha" text NOT NULL,
	"response" jsonb,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "command_key_person_id_pk" PRIMARY KEY("key","person_id")
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"loop" text NOT NULL,
	"case_id" bigint NOT NULL,
	"seq" integer NOT NULL,
	"move" text NOT NULL,
	"from_stage" text NOT NULL,
	"to_stage" text NOT NULL,
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"role" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"payload" jsonb NOT NULL,
	"body" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "event_chain" UNIQUE("loop","case_id","seq")
);
--> statement-breakpoint
CREATE TABLE "flow" (
	"loop" text NOT NULL,
	"line" text NOT NULL,
	"org_id" bigint NOT NULL,
	"on_day" date NOT NULL,
	"opened" integer NOT NULL,
	"closed" integer NOT NULL,
	"stopped" integer NOT NULL,
	CONSTRAINT "flow_loop_on_day_org_id_line_pk" PRIMARY KEY("loop","on_day","org_id","line")
);
--> statement-breakpoint
CREATE TABLE "lawful_move" (
	"loop" text NOT NULL,
	"move" text NOT NULL,
	"from_stage" text NOT NULL,
	"to_stage" text NOT NULL,
	"roles" text[] NOT NULL,
	"side" text NOT NULL,
	"needs" text[] NOT NULL,
	"apart_from" text[] NOT NULL,
	"level" text,
	"stamps" text,
	CONSTRAINT "lawful_move_loop_move_from_stage_to_stage_pk" PRIMARY KEY("loop","move","from_stage","to_stage")
);
--> statement-breakpoint
CREATE TABLE "loop_stage" (
	"loop" text NOT NULL,
	"stage" text NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "loop_stage_loop_stage_pk" PRIMARY KEY("loop","stage")
);
--> statement-breakpoint
CREATE TABLE "tally" (
	"loop" text NOT NULL,
	"line" text NOT NULL,
	"org_id" bigint NOT NULL,
	"region_code" text NOT NULL,
	"stage" text NOT NULL,
	"level" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "tally_loop_org_id_line_region_code_stage_level_pk" PRIMARY KEY("loop","org_id","line","region_code","stage","level"),
	CONSTRAINT "tally_not_negative" CHECK ("tally"."count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "tally_due" (
	"loop" text NOT NULL,
	"line" text NOT NULL,
	"org_id" bigint NOT NULL,
	"region_code" text NOT NULL,
	"level" text NOT NULL,
	"due_on" date NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "tally_due_loop_org_id_line_region_code_level_due_on_pk" PRIMARY KEY("loop","org_id","line","region_code","level","due_on"),
	CONSTRAINT "tally_due_not_negative" CHECK ("tally_due"."count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "org" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "org_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"parent_id" bigint,
	"path" text NOT NULL,
	"kind" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"short_zh" text NOT NULL,
	"short_en" text NOT NULL,
	"region_code" text NOT NULL,
	"sector" text,
	"basis" text NOT NULL,
	"invented" boolean DEFAULT false NOT NULL,
	CONSTRAINT "org_key_unique" UNIQUE("key"),
	CONSTRAINT "org_path_unique" UNIQUE("path")
);
--> statement-breakpoint
CREATE TABLE "region" (
	"code" text PRIMARY KEY NOT NULL,
	"level" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"parent_code" text,
	"valid_from_year" integer,
	"valid_to_year" integer
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "membership_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"role" text NOT NULL,
	"scope_org_id" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "membership_once" UNIQUE("person_id","org_id","role")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "person_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"org_id" bigint NOT NULL,
	"account_id" text,
	"invented" boolean DEFAULT false NOT NULL,
	CONSTRAINT "person_account_id_unique" UNIQUE("account_id")
);
--> statement-breakpoint
CREATE TABLE "post" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "post_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"org_id" bigint NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"side" text NOT NULL,
	"business_duty_zh" text NOT NULL,
	"business_duty_en" text NOT NULL,
	"safety_duty_zh" text NOT NULL,
	"safety_duty_en" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "responsibility" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "responsibility_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"org_id" bigint NOT NULL,
	"place_id" bigint,
	"post_id" bigint,
	"person_id" bigint,
	"deputy_id" bigint,
	"basis" text NOT NULL,
	"assigned_by_id" bigint,
	"valid_from" date NOT NULL,
	"valid_to" date
);
--> statement-breakpoint
CREATE TABLE "place" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "place_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"org_id" bigint NOT NULL,
	"regulator_org_id" bigint,
	"owner_id" bigint,
	"region_code" text NOT NULL,
	"sector" text NOT NULL,
	"risk" text NOT NULL,
	"address_zh" text NOT NULL,
	"address_en" text NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"search" "tsvector",
	"invented" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "directive" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "directive_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"loop" text DEFAULT 'directive' NOT NULL,
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
	"key" text NOT NULL,
	"span_id" bigint NOT NULL,
	"quote_en" text NOT NULL,
	"quote_zh" text NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"mechanism" text NOT NULL,
	"line_basis" text NOT NULL,
	"verdict" text,
	CONSTRAINT "directive_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "line" (
	"key" text PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"governs_zh" text NOT NULL,
	"governs_en" text NOT NULL,
	CONSTRAINT "line_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "source_document" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "source_document_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"speaker_zh" text NOT NULL,
	"speaker_en" text NOT NULL,
	"spoken_on" date NOT NULL,
	"text" text NOT NULL,
	"sha256" text NOT NULL,
	"frozen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "source_span" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "source_span_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"document_id" bigint NOT NULL,
	"no" integer NOT NULL,
	"starts" integer NOT NULL,
	"ends" integer NOT NULL,
	"text_en" text NOT NULL,
	"text_zh" text NOT NULL,
	"zh_basis" text NOT NULL,
	"line" text,
	"section_zh" text NOT NULL,
	"section_en" text NOT NULL,
	"disposition" text NOT NULL,
	"why" text NOT NULL,
	"is_sentence" boolean NOT NULL,
	CONSTRAINT "span_once" UNIQUE("document_id","no")
);
--> statement-breakpoint
CREATE TABLE "progress_report" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "progress_report_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"task_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"person_id" bigint NOT NULL,
	"percent" integer NOT NULL,
	"said" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "task" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "task_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"loop" text DEFAULT 'task' NOT NULL,
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
	"directive_id" bigint,
	"campaign_id" bigint,
	"parent_id" bigint,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"criteria_zh" text NOT NULL,
	"criteria_en" text NOT NULL,
	"due_basis" text NOT NULL,
	"due_by_id" bigint,
	"due_clause" text,
	"percent" integer DEFAULT 0 NOT NULL,
	"reported_at" timestamp with time zone,
	"verdict" text,
	"search" "tsvector",
	CONSTRAINT "task_verdict" CHECK ("task"."verdict" in ('effective','partly_effective','not_effective','not_assessed')),
	CONSTRAINT "task_percent" CHECK ("task"."percent" between 0 and 100)
);
--> statement-breakpoint
ALTER TABLE "auth"."account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_span_id_source_span_id_fk" FOREIGN KEY ("span_id") REFERENCES "public"."source_span"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_directive_id_directive_id_fk" FOREIGN KEY ("directive_id") REFERENCES "public"."directive"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_commander_id_person_id_fk" FOREIGN KEY ("commander_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_item" ADD CONSTRAINT "checklist_item_checklist_id_checklist_id_fk" FOREIGN KEY ("checklist_id") REFERENCES "public"."checklist"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hazard" ADD CONSTRAINT "hazard_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hazard" ADD CONSTRAINT "hazard_inspection_id_inspection_id_fk" FOREIGN KEY ("inspection_id") REFERENCES "public"."inspection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hazard" ADD CONSTRAINT "hazard_answer_id_inspection_answer_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."inspection_answer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hazard" ADD CONSTRAINT "hazard_item_id_checklist_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."checklist_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hazard" ADD CONSTRAINT "hazard_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hazard" ADD CONSTRAINT "hazard_directive_id_directive_id_fk" FOREIGN KEY ("directive_id") REFERENCES "public"."directive"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hazard" ADD CONSTRAINT "hazard_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hazard_implementation" ADD CONSTRAINT "hazard_implementation_hazard_id_hazard_id_fk" FOREIGN KEY ("hazard_id") REFERENCES "public"."hazard"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hazard_plan" ADD CONSTRAINT "hazard_plan_hazard_id_hazard_id_fk" FOREIGN KEY ("hazard_id") REFERENCES "public"."hazard"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hazard_review" ADD CONSTRAINT "hazard_review_hazard_id_hazard_id_fk" FOREIGN KEY ("hazard_id") REFERENCES "public"."hazard"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_checklist_id_checklist_id_fk" FOREIGN KEY ("checklist_id") REFERENCES "public"."checklist"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_directive_id_directive_id_fk" FOREIGN KEY ("directive_id") REFERENCES "public"."directive"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_answer" ADD CONSTRAINT "inspection_answer_inspection_id_inspection_id_fk" FOREIGN KEY ("inspection_id") REFERENCES "public"."inspection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_answer" ADD CONSTRAINT "inspection_answer_item_id_checklist_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."checklist_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org" ADD CONSTRAINT "org_region_code_region_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."region"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_scope_org_id_org_id_fk" FOREIGN KEY ("scope_org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsibility" ADD CONSTRAINT "responsibility_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsibility" ADD CONSTRAINT "responsibility_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsibility" ADD CONSTRAINT "responsibility_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsibility" ADD CONSTRAINT "responsibility_deputy_id_person_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsibility" ADD CONSTRAINT "responsibility_assigned_by_id_person_id_fk" FOREIGN KEY ("assigned_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_regulator_org_id_org_id_fk" FOREIGN KEY ("regulator_org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_region_code_region_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."region"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directive" ADD CONSTRAINT "directive_span_id_source_span_id_fk" FOREIGN KEY ("span_id") REFERENCES "public"."source_span"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_span" ADD CONSTRAINT "source_span_document_id_source_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."source_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_report" ADD CONSTRAINT "progress_report_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_directive_id_directive_id_fk" FOREIGN KEY ("directive_id") REFERENCES "public"."directive"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_parent_id_task_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_by_case" ON "evidence" USING btree ("loop","case_id");--> statement-breakpoint
CREATE INDEX "evidence_by_hash" ON "evidence" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "hazard_search" ON "hazard" USING gin ("search");--> statement-breakpoint
CREATE INDEX "hazard_open_by_unit" ON "hazard" USING btree ("org_id","due_on","id") WHERE stage not in ('closed','stable');--> statement-breakpoint
CREATE INDEX "hazard_open_by_due" ON "hazard" USING btree ("due_on","id") WHERE stage not in ('closed','stable');--> statement-breakpoint
CREATE INDEX "hazard_by_regulator" ON "hazard" USING btree ("regulator_org_id","id");--> statement-breakpoint
CREATE INDEX "hazard_by_issuer" ON "hazard" USING btree ("issuer_org_id","id");--> statement-breakpoint
CREATE INDEX "hazard_by_moved" ON "hazard" USING btree ("moved_at","id");--> statement-breakpoint
CREATE INDEX "hazard_by_place" ON "hazard" USING btree ("place_id","id");--> statement-breakpoint
CREATE INDEX "hazard_by_directive" ON "hazard" USING btree ("directive_id");--> statement-breakpoint
CREATE INDEX "review_by_hazard" ON "hazard_review" USING btree ("hazard_id","at");--> statement-breakpoint
CREATE INDEX "inspection_by_place" ON "inspection" USING btree ("place_id","id");--> statement-breakpoint
CREATE INDEX "inspection_by_unit" ON "inspection" USING btree ("org_id","due_on","id");--> statement-breakpoint
CREATE INDEX "event_by_time" ON "event" USING btree ("at");--> statement-breakpoint
CREATE INDEX "tally_due_by_day" ON "tally_due" USING btree ("loop","due_on") WHERE count > 0;--> statement-breakpoint
CREATE INDEX "org_by_parent" ON "org" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "membership_by_org" ON "membership" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "responsibility_by_org" ON "responsibility" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "responsibility_by_place" ON "responsibility" USING btree ("place_id");--> statement-breakpoint
CREATE INDEX "place_search" ON "place" USING gin ("search");--> statement-breakpoint
CREATE INDEX "place_by_org" ON "place" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "place_by_regulator" ON "place" USING btree ("regulator_org_id","id");--> statement-breakpoint
CREATE INDEX "directive_by_span" ON "directive" USING btree ("span_id");--> statement-breakpoint
CREATE INDEX "progress_by_task" ON "progress_report" USING btree ("task_id","at");--> statement-breakpoint
CREATE INDEX "task_search" ON "task" USING gin ("search");--> statement-breakpoint
CREATE INDEX "task_open_by_unit" ON "task" USING btree ("org_id","due_on","id") WHERE stage not in ('verified','archived','cancelled','draft');--> statement-breakpoint
CREATE INDEX "task_by_due" ON "task" USING btree ("due_on","id") WHERE stage not in ('verified','archived','cancelled','draft');--> statement-breakpoint
CREATE INDEX "task_open_by_owner" ON "task" USING btree ("owner_id") WHERE stage not in ('verified','archived','cancelled','draft');--> statement-breakpoint
CREATE INDEX "task_by_moved" ON "task" USING btree ("moved_at","id");--> statement-breakpoint
CREATE INDEX "task_assisted" ON "task" USING gin ("assisting_org_ids");--> statement-breakpoint
CREATE INDEX "task_by_directive" ON "task" USING btree ("directive_id");--> statement-breakpoint
CREATE INDEX "task_by_parent" ON "task" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "task_by_issuer" ON "task" USING btree ("issuer_org_id","stage","due_on");--> statement-breakpoint
CREATE INDEX "task_closed_unjudged" ON "task" USING btree ("id") WHERE stage in ('verified', 'archived') and (verdict is null or verdict = 'not_assessed');--> statement-breakpoint
CREATE INDEX "task_closed_alone" ON "task" USING btree ("id") WHERE stage in ('verified', 'archived') and (verifier_id is null or submitter_id is null or verifier_id = submitter_id
      or verifier_id = owner_id or verifier_id = deputy_id or verifier_org_id = org_id);--> statement-breakpoint
CREATE INDEX "task_waiting" ON "task" USING btree ("stage","opened_at") WHERE stage in ('issued', 'in_progress', 'bounced', 'draft');