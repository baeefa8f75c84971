CREATE TABLE "rule" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rule_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"pack_id" bigint NOT NULL,
	"key" text NOT NULL,
	"value" numeric NOT NULL,
	"unit" text NOT NULL,
	"instrument_zh" text NOT NULL,
	"instrument_en" text NOT NULL,
	"clause" text NOT NULL,
	"in_force_from" date NOT NULL,
	"in_force_to" date,
	"seen" text NOT NULL,
	"source" text NOT NULL,
	"note_zh" text NOT NULL,
	"note_en" text NOT NULL,
	CONSTRAINT "rule_of_pack" UNIQUE("pack_id","key","in_force_from")
);
--> statement-breakpoint
CREATE TABLE "rule_pack" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rule_pack_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"version" integer NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"place" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rule_pack_version" UNIQUE("key","version")
);
--> statement-breakpoint
ALTER TABLE "rule" ADD CONSTRAINT "rule_pack_id_rule_pack_id_fk" FOREIGN KEY ("pack_id") REFERENCES "public"."rule_pack"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rule_by_key" ON "rule" USING btree ("key");