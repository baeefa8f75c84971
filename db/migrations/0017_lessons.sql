CREATE TABLE "accident" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "accident_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"loop" text DEFAULT 'accident' NOT NULL,
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
	"place_id" bigint,
	"unit_org_id" bigint,
	"sector" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"deaths" integer NOT NULL,
	"injuries" integer NOT NULL,
	"loss" bigint NOT NULL,
	"grade" text NOT NULL,
	"report_received_on" date,
	"approved_on" date,
	"approval_number" text,
	"due_basis" text DEFAULT 'law' NOT NULL,
	"due_by_id" bigint,
	"due_clause" text,
	"verdict" text,
	"invented" boolean DEFAULT false NOT NULL,
	CONSTRAINT "accident_toll" CHECK ("accident"."deaths" >= 0 and "accident"."injuries" >= 0 and "accident"."loss" >= 0),
	CONSTRAINT "accident_verdict" CHECK ("accident"."verdict" in ('effective','partly_effective','not_effective','not_assessed'))
);
--> statement-breakpoint
CREATE TABLE "accident_finding" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "accident_finding_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"accident_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"cause_id" bigint,
	"text_zh" text NOT NULL,
	"text_en" text NOT NULL,
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by_id" bigint,
	CONSTRAINT "finding_cause" CHECK (("accident_finding"."kind" = 'indirect') = ("accident_finding"."cause_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "accident_measure" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "accident_measure_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"accident_id" bigint NOT NULL,
	"text_zh" text NOT NULL,
	"text_en" text NOT NULL,
	"org_id" bigint NOT NULL,
	"due_on" date NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cause_kind" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "cause_kind_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	CONSTRAINT "cause_kind_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "measure_evaluation" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "measure_evaluation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"measure_id" bigint NOT NULL,
	"result" text NOT NULL,
	"words" text NOT NULL,
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hazard_cause" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hazard_cause_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"hazard_id" bigint NOT NULL,
	"cause_id" bigint NOT NULL,
	"words" text NOT NULL,
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inference" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inference_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"accident_id" bigint NOT NULL,
	"finding_id" bigint,
	"sectors" text[] DEFAULT '{}' NOT NULL,
	"term_ids" bigint[] DEFAULT '{}' NOT NULL,
	"clauses" text[] DEFAULT '{}' NOT NULL,
	"words" text NOT NULL,
	"due_on" date NOT NULL,
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"scope_org_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inference_look" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inference_look_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"inference_id" bigint NOT NULL,
	"place_id" bigint NOT NULL,
	"inspection_id" bigint,
	"evidence_id" bigint,
	"words" text NOT NULL,
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inference_look_evidence_id_unique" UNIQUE("evidence_id"),
	CONSTRAINT "look_once" UNIQUE("inference_id","place_id")
);
--> statement-breakpoint
CREATE TABLE "inference_place" (
	"inference_id" bigint NOT NULL,
	"place_id" bigint NOT NULL,
	"accident_id" bigint NOT NULL,
	"issuer_org_id" bigint NOT NULL,
	"org_id" bigint,
	"region_code" text NOT NULL,
	"task_id" bigint,
	"why" jsonb NOT NULL,
	"left_out" text,
	CONSTRAINT "inference_place_inference_id_place_id_pk" PRIMARY KEY("inference_id","place_id")
);
--> statement-breakpoint
CREATE TABLE "place_trait" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "place_trait_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"place_id" bigint NOT NULL,
	"term_id" bigint NOT NULL,
	"source" text NOT NULL,
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by_id" bigint
);
--> statement-breakpoint
CREATE TABLE "systemic_task" (
	"task_id" bigint PRIMARY KEY NOT NULL,
	"cause_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "systemic_task_hazard" (
	"task_id" bigint NOT NULL,
	"hazard_id" bigint NOT NULL,
	CONSTRAINT "systemic_task_hazard_task_id_hazard_id_pk" PRIMARY KEY("task_id","hazard_id")
);
--> statement-breakpoint
CREATE TABLE "trait_term" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "trait_term_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	CONSTRAINT "trait_term_key_unique" UNIQUE("key")
);
--> statement-breakpoint
ALTER TABLE "accident" ADD CONSTRAINT "accident_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accident" ADD CONSTRAINT "accident_unit_org_id_org_id_fk" FOREIGN KEY ("unit_org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accident_finding" ADD CONSTRAINT "accident_finding_accident_id_accident_id_fk" FOREIGN KEY ("accident_id") REFERENCES "public"."accident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accident_finding" ADD CONSTRAINT "accident_finding_cause_id_cause_kind_id_fk" FOREIGN KEY ("cause_id") REFERENCES "public"."cause_kind"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accident_finding" ADD CONSTRAINT "accident_finding_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accident_measure" ADD CONSTRAINT "accident_measure_accident_id_accident_id_fk" FOREIGN KEY ("accident_id") REFERENCES "public"."accident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accident_measure" ADD CONSTRAINT "accident_measure_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accident_measure" ADD CONSTRAINT "accident_measure_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_evaluation" ADD CONSTRAINT "measure_evaluation_measure_id_accident_measure_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."accident_measure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_evaluation" ADD CONSTRAINT "measure_evaluation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hazard_cause" ADD CONSTRAINT "hazard_cause_hazard_id_hazard_id_fk" FOREIGN KEY ("hazard_id") REFERENCES "public"."hazard"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hazard_cause" ADD CONSTRAINT "hazard_cause_cause_id_cause_kind_id_fk" FOREIGN KEY ("cause_id") REFERENCES "public"."cause_kind"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hazard_cause" ADD CONSTRAINT "hazard_cause_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inference" ADD CONSTRAINT "inference_accident_id_accident_id_fk" FOREIGN KEY ("accident_id") REFERENCES "public"."accident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inference" ADD CONSTRAINT "inference_finding_id_accident_finding_id_fk" FOREIGN KEY ("finding_id") REFERENCES "public"."accident_finding"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inference" ADD CONSTRAINT "inference_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inference_look" ADD CONSTRAINT "inference_look_inspection_id_inspection_id_fk" FOREIGN KEY ("inspection_id") REFERENCES "public"."inspection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inference_look" ADD CONSTRAINT "inference_look_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inference_look" ADD CONSTRAINT "inference_look_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inference_place" ADD CONSTRAINT "inference_place_inference_id_inference_id_fk" FOREIGN KEY ("inference_id") REFERENCES "public"."inference"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inference_place" ADD CONSTRAINT "inference_place_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inference_place" ADD CONSTRAINT "inference_place_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_trait" ADD CONSTRAINT "place_trait_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_trait" ADD CONSTRAINT "place_trait_term_id_trait_term_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."trait_term"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_trait" ADD CONSTRAINT "place_trait_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "systemic_task" ADD CONSTRAINT "systemic_task_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "systemic_task" ADD CONSTRAINT "systemic_task_cause_id_cause_kind_id_fk" FOREIGN KEY ("cause_id") REFERENCES "public"."cause_kind"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "systemic_task" ADD CONSTRAINT "systemic_task_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "systemic_task_hazard" ADD CONSTRAINT "systemic_task_hazard_task_id_systemic_task_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."systemic_task"("task_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "systemic_task_hazard" ADD CONSTRAINT "systemic_task_hazard_hazard_id_hazard_id_fk" FOREIGN KEY ("hazard_id") REFERENCES "public"."hazard"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accident_by_day" ON "accident" USING btree ("occurred_at","id");--> statement-breakpoint
CREATE INDEX "accident_by_stage" ON "accident" USING btree ("stage","due_on");--> statement-breakpoint
CREATE INDEX "accident_by_place" ON "accident" USING btree ("place_id");--> statement-breakpoint
CREATE INDEX "accident_by_issuer" ON "accident" USING btree ("issuer_org_id");--> statement-breakpoint
CREATE INDEX "finding_by_accident" ON "accident_finding" USING btree ("accident_id","id");--> statement-breakpoint
CREATE INDEX "accident_measure_by_accident" ON "accident_measure" USING btree ("accident_id","id");--> statement-breakpoint
CREATE INDEX "accident_measure_by_org" ON "accident_measure" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "evaluation_by_measure" ON "measure_evaluation" USING btree ("measure_id","id");--> statement-breakpoint
CREATE INDEX "hazard_cause_by_hazard" ON "hazard_cause" USING btree ("hazard_id","id");--> statement-breakpoint
CREATE INDEX "hazard_cause_by_cause" ON "hazard_cause" USING btree ("cause_id");--> statement-breakpoint
CREATE INDEX "inference_by_accident" ON "inference" USING btree ("accident_id","id");--> statement-breakpoint
CREATE INDEX "inference_by_org" ON "inference" USING btree ("org_id");--> statement-breakpoint
CREATE UNIQUE INDEX "inference_place_once" ON "inference_place" USING btree ("accident_id","place_id") WHERE left_out is null;--> statement-breakpoint
CREATE INDEX "inference_place_by_task" ON "inference_place" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "inference_place_by_org" ON "inference_place" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "inference_place_by_place" ON "inference_place" USING btree ("place_id");--> statement-breakpoint
CREATE UNIQUE INDEX "place_trait_once" ON "place_trait" USING btree ("place_id","term_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "place_trait_by_term" ON "place_trait" USING btree ("term_id","place_id");--> statement-breakpoint
CREATE INDEX "systemic_task_by_cause" ON "systemic_task" USING btree ("cause_id");--> statement-breakpoint
CREATE INDEX "systemic_hazard" ON "systemic_task_hazard" USING btree ("hazard_id");