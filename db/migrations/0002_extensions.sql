CREATE TABLE "extension" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "extension_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"loop" text NOT NULL,
	"case_id" bigint NOT NULL,
	"old_due_on" date NOT NULL,
	"wanted_on" date NOT NULL,
	"reason" text NOT NULL,
	"asked_by_id" bigint NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decision" text,
	"new_due_on" date,
	"opinion" text,
	"decided_by_id" bigint,
	"decided_at" timestamp with time zone,
	CONSTRAINT "extension_later" CHECK ("extension"."wanted_on" > "extension"."old_due_on"),
	CONSTRAINT "extension_apart" CHECK ("extension"."decided_by_id" is null or "extension"."decided_by_id" <> "extension"."asked_by_id"),
	CONSTRAINT "extension_decided" CHECK (("extension"."decision" is null) = ("extension"."decided_by_id" is null) and ("extension"."new_due_on" is not null) = (coalesce("extension"."decision", '') = 'granted'))
);
--> statement-breakpoint
CREATE TABLE "holiday" (
	"on_day" date PRIMARY KEY NOT NULL,
	"kind" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "extension_by_case" ON "extension" USING btree ("loop","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "extension_pending" ON "extension" USING btree ("loop","case_id") WHERE decision is null;