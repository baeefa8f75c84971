CREATE TABLE "duty_change" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "duty_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"subject" text NOT NULL,
	"subject_id" bigint NOT NULL,
	"org_id" bigint,
	"handover_id" bigint,
	"import_id" bigint,
	"person_id" bigint NOT NULL,
	"actor_org_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"was" jsonb,
	"becomes" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "duty_import" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "duty_import_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
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
CREATE TABLE "duty_import_row" (
	"import_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"effect" text NOT NULL,
	"values" jsonb NOT NULL,
	"faults" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "duty_import_row_import_id_row_no_pk" PRIMARY KEY("import_id","row_no")
);
--> statement-breakpoint
CREATE TABLE "handover" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "handover_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"from_id" bigint NOT NULL,
	"to_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"on_day" date NOT NULL,
	"reason" text NOT NULL,
	"by_id" bigint NOT NULL,
	"by_org_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "handover_item" (
	"handover_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"item_id" bigint NOT NULL,
	"part" text NOT NULL,
	"moved" boolean NOT NULL,
	"refusal" text,
	CONSTRAINT "handover_item_handover_id_kind_item_id_pk" PRIMARY KEY("handover_id","kind","item_id")
);
--> statement-breakpoint
CREATE TABLE "sector_regulator" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sector_regulator_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"sector" text NOT NULL,
	"level" text NOT NULL,
	"region_code" text,
	"authority" text,
	"org_id" bigint,
	"basis" text NOT NULL,
	"about_zh" text DEFAULT '' NOT NULL,
	"about_en" text DEFAULT '' NOT NULL,
	"clause_zh" text DEFAULT '' NOT NULL,
	"clause_en" text DEFAULT '' NOT NULL,
	"seen" text DEFAULT '' NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"assigned_by_id" bigint,
	"valid_from" date NOT NULL,
	"valid_to" date
);
--> statement-breakpoint
ALTER TABLE "org" ADD COLUMN "authority" text;--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "valid_from" date DEFAULT current_date NOT NULL;--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "valid_to" date;--> statement-breakpoint
ALTER TABLE "responsibility" ADD COLUMN "words" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "duty_import_row" ADD CONSTRAINT "duty_import_row_import_id_duty_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."duty_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_from_id_person_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_to_id_person_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_item" ADD CONSTRAINT "handover_item_handover_id_handover_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handover"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sector_regulator" ADD CONSTRAINT "sector_regulator_region_code_region_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."region"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sector_regulator" ADD CONSTRAINT "sector_regulator_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sector_regulator" ADD CONSTRAINT "sector_regulator_assigned_by_id_person_id_fk" FOREIGN KEY ("assigned_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "duty_change_by_org" ON "duty_change" USING btree ("org_id","id");--> statement-breakpoint
CREATE INDEX "duty_change_by_subject" ON "duty_change" USING btree ("subject","subject_id");--> statement-breakpoint
CREATE INDEX "duty_import_by_unit" ON "duty_import" USING btree ("org_id","id");--> statement-breakpoint
CREATE INDEX "handover_by_org" ON "handover" USING btree ("org_id","id");--> statement-breakpoint
CREATE INDEX "handover_by_person" ON "handover" USING btree ("from_id");--> statement-breakpoint
CREATE INDEX "handover_item_by_item" ON "handover_item" USING btree ("kind","item_id");--> statement-breakpoint
CREATE INDEX "sector_regulator_by_sector" ON "sector_regulator" USING btree ("sector","level");--> statement-breakpoint
CREATE INDEX "org_by_authority" ON "org" USING btree ("authority","region_code");--> statement-breakpoint
CREATE INDEX "responsibility_by_person" ON "responsibility" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "responsibility_by_deputy" ON "responsibility" USING btree ("deputy_id");