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
	"missed_on" date NOT NULL,
	"rule_id" bigint NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"words" text,
	"due_basis" text,
	"due_by_id" bigint,
	"due_clause" text,
	CONSTRAINT "accountability_once" UNIQUE("about_loop","about_id","missed_on","rung"),
	CONSTRAINT "accountability_rung" CHECK ("accountability"."rung" in ('remind', 'urge', 'circular', 'interview', 'refer')),
	CONSTRAINT "accountability_about" CHECK ("accountability"."about_loop" in ('task', 'hazard'))
);
--> statement-breakpoint
CREATE TABLE "score_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "score_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"org_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"dimension" text NOT NULL,
	"rule_id" bigint NOT NULL,
	"points" integer NOT NULL,
	"loop" text NOT NULL,
	"case_id" bigint NOT NULL,
	"event_id" bigint NOT NULL,
	"reverses_id" bigint,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "score_once" UNIQUE("event_id","kind"),
	CONSTRAINT "score_reversed_once" UNIQUE("reverses_id"),
	CONSTRAINT "score_dimension" CHECK ("score_event"."dimension" in ('efficiency', 'effectiveness'))
);
--> statement-breakpoint
ALTER TABLE "accountability" ADD CONSTRAINT "accountability_rule_id_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."rule"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_event" ADD CONSTRAINT "score_event_rule_id_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."rule"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accountability_by_unit" ON "accountability" USING btree ("org_id","stage");--> statement-breakpoint
CREATE INDEX "accountability_by_issuer" ON "accountability" USING btree ("issuer_org_id","stage");--> statement-breakpoint
CREATE INDEX "score_by_unit" ON "score_event" USING btree ("org_id","at");--> statement-breakpoint
CREATE INDEX "score_by_case" ON "score_event" USING btree ("loop","case_id");