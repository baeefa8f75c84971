CREATE TABLE "assurance" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assurance_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"loop" text DEFAULT 'assurance' NOT NULL,
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
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"follows_id" bigint,
	"due_rule_id" bigint,
	"threshold" smallint,
	"below" smallint,
	"expires_on" date
);
--> statement-breakpoint
CREATE TABLE "assurance_element" (
	"assurance_id" bigint NOT NULL,
	"element" text NOT NULL,
	"grade" smallint NOT NULL,
	"words" text NOT NULL,
	"expires_on" date NOT NULL,
	"rule_id" bigint NOT NULL,
	"latest_on" date NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "assurance_element_assurance_id_element_pk" PRIMARY KEY("assurance_id","element"),
	CONSTRAINT "element_name" CHECK ("assurance_element"."element" in ('responsibility', 'management', 'investment', 'training', 'rescue')),
	CONSTRAINT "element_grade" CHECK ("assurance_element"."grade" between 0 and 3),
	CONSTRAINT "element_expiry" CHECK ("assurance_element"."expires_on" <= "assurance_element"."latest_on"),
	CONSTRAINT "element_words" CHECK (btrim("assurance_element"."words") <> '')
);
--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "part" text;--> statement-breakpoint
ALTER TABLE "assurance" ADD CONSTRAINT "assurance_due_rule_id_rule_id_fk" FOREIGN KEY ("due_rule_id") REFERENCES "public"."rule"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assurance_element" ADD CONSTRAINT "assurance_element_assurance_id_assurance_id_fk" FOREIGN KEY ("assurance_id") REFERENCES "public"."assurance"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assurance_element" ADD CONSTRAINT "assurance_element_rule_id_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."rule"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "assurance_confirmed_once" ON "assurance" USING btree ("org_id") WHERE stage = 'confirmed';--> statement-breakpoint
CREATE UNIQUE INDEX "assurance_open_once" ON "assurance" USING btree ("org_id") WHERE stage in ('drafted', 'submitted', 'returned');--> statement-breakpoint
CREATE INDEX "assurance_at_five" ON "assurance" USING btree ("expires_on","org_id") WHERE stage = 'confirmed' and below = 0;--> statement-breakpoint
CREATE INDEX "assurance_by_unit" ON "assurance" USING btree ("org_id","id");--> statement-breakpoint
CREATE INDEX "assurance_by_regulator" ON "assurance" USING btree ("regulator_org_id","stage");