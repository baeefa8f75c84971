CREATE TABLE "drill" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "drill_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"loop" text DEFAULT 'drill' NOT NULL,
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
	"plan_id" bigint NOT NULL,
	"series_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"scenario" text NOT NULL,
	"planned_on" date NOT NULL,
	"participant_ids" bigint[] DEFAULT '{}' NOT NULL,
	"started_at" timestamp with time zone,
	"held_on" date,
	"headcount" integer,
	"none_reason" text,
	"invented" boolean DEFAULT false NOT NULL,
	CONSTRAINT "drill_kind" CHECK ("drill"."kind" in ('tabletop', 'functional', 'full_scale')),
	CONSTRAINT "drill_scenario" CHECK (btrim("drill"."scenario") <> ''),
	CONSTRAINT "drill_headcount" CHECK ("drill"."headcount" > 0),
	CONSTRAINT "drill_held" CHECK (stage not in ('held', 'evaluated', 'counted') or (started_at is not null and held_on is not null and headcount is not null)),
	CONSTRAINT "drill_counted" CHECK (stage <> 'counted' or (submitter_id is not null and verifier_id is not null and closer_id is not null))
);
--> statement-breakpoint
CREATE TABLE "drill_entry" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "drill_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"drill_id" bigint NOT NULL,
	"minutes" integer NOT NULL,
	"words" text NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "drill_entry_minutes" CHECK ("drill_entry"."minutes" between 0 and 2880),
	CONSTRAINT "drill_entry_words" CHECK (btrim("drill_entry"."words") <> '')
);
--> statement-breakpoint
CREATE TABLE "drill_mark" (
	"drill_id" bigint NOT NULL,
	"criterion" text NOT NULL,
	"grade" text NOT NULL,
	"words" text NOT NULL,
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "drill_mark_drill_id_criterion_pk" PRIMARY KEY("drill_id","criterion"),
	CONSTRAINT "drill_mark_grade" CHECK ("drill_mark"."grade" in ('met', 'partly', 'not_met')),
	CONSTRAINT "drill_mark_criterion" CHECK ("drill_mark"."criterion" in ('alarm', 'command', 'action', 'protection', 'communication', 'supplies')),
	CONSTRAINT "drill_mark_words" CHECK (btrim("drill_mark"."words") <> '')
);
--> statement-breakpoint
CREATE TABLE "improvement" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "improvement_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"loop" text NOT NULL,
	"case_id" bigint NOT NULL,
	"task_id" bigint NOT NULL,
	"words" text NOT NULL,
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "improvement_task" UNIQUE("task_id"),
	CONSTRAINT "improvement_loop" CHECK ("improvement"."loop" in ('drill', 'response')),
	CONSTRAINT "improvement_words" CHECK (btrim("improvement"."words") <> '')
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plan_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"loop" text DEFAULT 'plan' NOT NULL,
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
	"scope" text NOT NULL,
	"place_ids" bigint[] DEFAULT '{}' NOT NULL,
	"hazard_kinds" text[] DEFAULT '{}' NOT NULL,
	"follows_id" bigint,
	"series_id" bigint NOT NULL,
	"edition" integer NOT NULL,
	"review_kind" text,
	"approved_on" date,
	"since_on" date,
	"number" text,
	"filed_on" date,
	"review_on" date,
	"invented" boolean DEFAULT false NOT NULL,
	CONSTRAINT "plan_edition" UNIQUE("series_id","edition"),
	CONSTRAINT "plan_kind" CHECK ("plan"."kind" in ('comprehensive', 'special', 'onsite')),
	CONSTRAINT "plan_scope" CHECK (btrim("plan"."scope") <> ''),
	CONSTRAINT "plan_in_force" CHECK (stage not in ('approved', 'filed', 'superseded') or (approved_on is not null and since_on is not null and review_on is not null and review_kind is not null)),
	CONSTRAINT "plan_filed" CHECK (stage <> 'filed' or (number is not null and filed_on is not null))
);
--> statement-breakpoint
CREATE TABLE "plan_reader" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plan_reader_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"plan_id" bigint NOT NULL,
	"person_id" bigint,
	"post_id" bigint,
	"named_by_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "plan_reader_one" CHECK (("plan_reader"."person_id" is null) <> ("plan_reader"."post_id" is null))
);
--> statement-breakpoint
CREATE TABLE "plan_reading" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plan_reading_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"plan_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "plan_reading_once" UNIQUE("plan_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "drill" ADD CONSTRAINT "drill_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drill_entry" ADD CONSTRAINT "drill_entry_drill_id_drill_id_fk" FOREIGN KEY ("drill_id") REFERENCES "public"."drill"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drill_mark" ADD CONSTRAINT "drill_mark_drill_id_drill_id_fk" FOREIGN KEY ("drill_id") REFERENCES "public"."drill"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "improvement" ADD CONSTRAINT "improvement_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_reader" ADD CONSTRAINT "plan_reader_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_reader" ADD CONSTRAINT "plan_reader_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_reader" ADD CONSTRAINT "plan_reader_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_reading" ADD CONSTRAINT "plan_reading_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_reading" ADD CONSTRAINT "plan_reading_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "drill_by_series" ON "drill" USING btree ("series_id","held_on");--> statement-breakpoint
CREATE INDEX "drill_by_plan" ON "drill" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "drill_by_unit" ON "drill" USING btree ("org_id","stage");--> statement-breakpoint
CREATE INDEX "drill_by_issuer" ON "drill" USING btree ("issuer_org_id");--> statement-breakpoint
CREATE INDEX "drill_entry_by_drill" ON "drill_entry" USING btree ("drill_id","minutes");--> statement-breakpoint
CREATE INDEX "improvement_by_case" ON "improvement" USING btree ("loop","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_follows_once" ON "plan" USING btree ("follows_id") WHERE stage <> 'withdrawn';--> statement-breakpoint
CREATE UNIQUE INDEX "plan_in_force_once" ON "plan" USING btree ("series_id") WHERE stage in ('approved', 'filed');--> statement-breakpoint
CREATE INDEX "plan_by_unit" ON "plan" USING btree ("org_id","stage");--> statement-breakpoint
CREATE INDEX "plan_by_regulator" ON "plan" USING btree ("regulator_org_id","stage");--> statement-breakpoint
CREATE INDEX "plan_by_issuer" ON "plan" USING btree ("issuer_org_id");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_reader_person" ON "plan_reader" USING btree ("plan_id","person_id") WHERE person_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "plan_reader_post" ON "plan_reader" USING btree ("plan_id","post_id") WHERE post_id is not null;--> statement-breakpoint
CREATE INDEX "plan_reader_by_person" ON "plan_reader" USING btree ("person_id");