CREATE TABLE "campaign_register" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "campaign_register_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"campaign_id" bigint NOT NULL,
	"on_day" date NOT NULL,
	"places" integer NOT NULL,
	"added" integer NOT NULL,
	"removed" integer NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "coverage" (
	"campaign_id" bigint NOT NULL,
	"place_id" bigint NOT NULL,
	"state" text NOT NULL,
	"inspection_id" bigint,
	"items_asked" integer DEFAULT 0 NOT NULL,
	"items_checked" integer DEFAULT 0 NOT NULL,
	"above_org_id" bigint NOT NULL,
	"regulator_org_id" bigint NOT NULL,
	"region_code" text NOT NULL,
	"grid_id" bigint NOT NULL,
	"risk_rank" integer NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"left_on" date,
	CONSTRAINT "coverage_campaign_id_place_id_pk" PRIMARY KEY("campaign_id","place_id")
);
--> statement-breakpoint
CREATE TABLE "coverage_exception" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "coverage_exception_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"campaign_id" bigint NOT NULL,
	"place_id" bigint NOT NULL,
	"excluded" boolean NOT NULL,
	"reason" text NOT NULL,
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "coverage_tally" (
	"campaign_id" bigint NOT NULL,
	"above_org_id" bigint NOT NULL,
	"regulator_org_id" bigint NOT NULL,
	"region_code" text NOT NULL,
	"grid_id" bigint NOT NULL,
	"state" text NOT NULL,
	"places" integer NOT NULL,
	"items_asked" integer NOT NULL,
	"items_checked" integer NOT NULL,
	CONSTRAINT "coverage_tally_campaign_id_above_org_id_regulator_org_id_region_code_grid_id_state_pk" PRIMARY KEY("campaign_id","above_org_id","regulator_org_id","region_code","grid_id","state")
);
--> statement-breakpoint
CREATE TABLE "audit_draw" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_draw_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"population" integer NOT NULL,
	"size" integer NOT NULL,
	"seed" text NOT NULL,
	"org_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_pick" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_pick_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"draw_id" bigint NOT NULL,
	"no" integer NOT NULL,
	"loop" text NOT NULL,
	"case_id" bigint NOT NULL,
	"result" text,
	"opinion" text,
	"person_id" bigint,
	"org_id" bigint,
	"judged_at" timestamp with time zone,
	CONSTRAINT "pick_once" UNIQUE("draw_id","loop","case_id")
);
--> statement-breakpoint
CREATE TABLE "doubt" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "doubt_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"loop" text NOT NULL,
	"case_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"evidence_id" bigint DEFAULT 0 NOT NULL,
	"other_loop" text,
	"other_case_id" bigint DEFAULT 0 NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"verdict" text,
	"opinion" text,
	"read_by_id" bigint,
	"read_org_id" bigint,
	"read_at" timestamp with time zone,
	CONSTRAINT "doubt_once" UNIQUE("loop","case_id","kind","evidence_id","other_case_id")
);
--> statement-breakpoint
CREATE TABLE "grid_cell" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "grid_cell_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"region_code" text NOT NULL,
	"org_id" bigint NOT NULL,
	"invented" boolean DEFAULT false NOT NULL,
	CONSTRAINT "grid_cell_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "grid_officer" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "grid_officer_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"cell_id" bigint NOT NULL,
	"person_id" bigint,
	"named_by_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hazard_measure" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hazard_measure_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"hazard_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"basis" text NOT NULL,
	"scope" text NOT NULL,
	"imposed_by_id" bigint NOT NULL,
	"imposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lifted_by_id" bigint,
	"lifted_at" timestamp with time zone,
	"lift_reason" text,
	CONSTRAINT "hazard_measure_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "hazard_publication" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hazard_publication_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"hazard_id" bigint NOT NULL,
	"channel" text NOT NULL,
	"on_day" date NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "register_change" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "register_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"place_id" bigint NOT NULL,
	"import_id" bigint,
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"was" jsonb,
	"becomes" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "register_import" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "register_import_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"rows" integer NOT NULL,
	"org_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"outcome" text,
	"decided_by_id" bigint,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "register_import_row" (
	"import_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"effect" text NOT NULL,
	"values" jsonb NOT NULL,
	"faults" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "register_import_row_import_id_row_no_pk" PRIMARY KEY("import_id","row_no")
);
--> statement-breakpoint
ALTER TABLE "checklist" ALTER COLUMN "issued_at" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "checklist" ALTER COLUMN "issued_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "sectors" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
UPDATE "campaign" m SET "sectors" = coalesce((SELECT array_agg(DISTINCT k."sector") FROM "inspection" v JOIN "place" k ON k."id" = v."place_id" WHERE v."campaign_id" = m."id"), '{}');--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "checklist_ids" bigint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "target_percent" integer;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "register_on" date;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "named_by_id" bigint;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "named_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "checklist" ADD COLUMN "drafted_by_id" bigint;--> statement-breakpoint
ALTER TABLE "checklist" ADD COLUMN "issued_by_id" bigint;--> statement-breakpoint
ALTER TABLE "checklist" ADD COLUMN "based_on_id" bigint;--> statement-breakpoint
ALTER TABLE "checklist_item" ADD COLUMN "guidance_zh" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "device_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "device_latitude" double precision;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "device_longitude" double precision;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "device_accuracy" double precision;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "likeness" bigint;--> statement-breakpoint
ALTER TABLE "inspection" ADD COLUMN "kind" text DEFAULT 'planned' NOT NULL;--> statement-breakpoint
ALTER TABLE "inspection" ADD COLUMN "place_org_id" bigint;--> statement-breakpoint
ALTER TABLE "inspection" DISABLE TRIGGER USER;--> statement-breakpoint
UPDATE "inspection" i SET "place_org_id" = p."org_id", "kind" = CASE WHEN i."unannounced" THEN 'unannounced' ELSE 'planned' END FROM "place" p WHERE p."id" = i."place_id";--> statement-breakpoint
ALTER TABLE "inspection" ENABLE TRIGGER USER;--> statement-breakpoint
ALTER TABLE "inspection" ALTER COLUMN "place_org_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "inspection" ADD COLUMN "follows_id" bigint;--> statement-breakpoint
ALTER TABLE "place" ADD COLUMN "register_no" text;--> statement-breakpoint
ALTER TABLE "place" ADD COLUMN "grid_id" bigint;--> statement-breakpoint
ALTER TABLE "place" ADD COLUMN "listed_on" date DEFAULT current_date NOT NULL;--> statement-breakpoint
-- places that were there before the register had dates count from before its first document
UPDATE "place" SET "listed_on" = '2018-01-01';--> statement-breakpoint
ALTER TABLE "place" ADD COLUMN "delisted_on" date;--> statement-breakpoint
ALTER TABLE "campaign_register" ADD CONSTRAINT "campaign_register_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage_exception" ADD CONSTRAINT "coverage_exception_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coverage_exception" ADD CONSTRAINT "coverage_exception_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_pick" ADD CONSTRAINT "audit_pick_draw_id_audit_draw_id_fk" FOREIGN KEY ("draw_id") REFERENCES "public"."audit_draw"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grid_cell" ADD CONSTRAINT "grid_cell_region_code_region_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."region"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grid_cell" ADD CONSTRAINT "grid_cell_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grid_officer" ADD CONSTRAINT "grid_officer_cell_id_grid_cell_id_fk" FOREIGN KEY ("cell_id") REFERENCES "public"."grid_cell"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grid_officer" ADD CONSTRAINT "grid_officer_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hazard_measure" ADD CONSTRAINT "hazard_measure_hazard_id_hazard_id_fk" FOREIGN KEY ("hazard_id") REFERENCES "public"."hazard"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hazard_publication" ADD CONSTRAINT "hazard_publication_hazard_id_hazard_id_fk" FOREIGN KEY ("hazard_id") REFERENCES "public"."hazard"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_change" ADD CONSTRAINT "register_change_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_import_row" ADD CONSTRAINT "register_import_row_import_id_register_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."register_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "campaign_register_by_campaign" ON "campaign_register" USING btree ("campaign_id","id");--> statement-breakpoint
CREATE INDEX "coverage_by_state" ON "coverage" USING btree ("campaign_id","state","risk_rank","place_id") WHERE left_on is null;--> statement-breakpoint
CREATE INDEX "coverage_by_place" ON "coverage" USING btree ("place_id");--> statement-breakpoint
CREATE INDEX "exception_by_place" ON "coverage_exception" USING btree ("campaign_id","place_id","id");--> statement-breakpoint
CREATE INDEX "pick_by_case" ON "audit_pick" USING btree ("loop","case_id");--> statement-breakpoint
CREATE INDEX "doubt_unread" ON "doubt" USING btree ("at") WHERE verdict is null;--> statement-breakpoint
CREATE INDEX "officer_by_cell" ON "grid_officer" USING btree ("cell_id","id");--> statement-breakpoint
CREATE INDEX "measure_by_hazard" ON "hazard_measure" USING btree ("hazard_id");--> statement-breakpoint
CREATE INDEX "publication_by_hazard" ON "hazard_publication" USING btree ("hazard_id");--> statement-breakpoint
CREATE INDEX "register_change_by_place" ON "register_change" USING btree ("place_id","id");--> statement-breakpoint
CREATE INDEX "import_by_unit" ON "register_import" USING btree ("org_id","id");--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_named_by_id_person_id_fk" FOREIGN KEY ("named_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_follows_id_inspection_id_fk" FOREIGN KEY ("follows_id") REFERENCES "public"."inspection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_grid_id_grid_cell_id_fk" FOREIGN KEY ("grid_id") REFERENCES "public"."grid_cell"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inspection_by_place_unit" ON "inspection" USING btree ("place_org_id","id");--> statement-breakpoint
CREATE INDEX "inspection_by_campaign" ON "inspection" USING btree ("campaign_id","place_id");--> statement-breakpoint
CREATE INDEX "place_by_grid" ON "place" USING btree ("grid_id");--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_register_no_unique" UNIQUE("register_no");