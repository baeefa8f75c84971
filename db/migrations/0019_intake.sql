CREATE TABLE "intake" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "intake_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"title_zh" text DEFAULT '' NOT NULL,
	"title_en" text DEFAULT '' NOT NULL,
	"speaker_zh" text DEFAULT '' NOT NULL,
	"speaker_en" text DEFAULT '' NOT NULL,
	"spoken_on" date,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"sha256" text NOT NULL,
	"source" text NOT NULL,
	"file_name" text,
	"told" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"org_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"described_by_id" bigint,
	"described_at" timestamp with time zone,
	"outcome" text,
	"decided_by_id" bigint,
	"decided_at" timestamp with time zone,
	"document_id" bigint,
	"invented" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "intake_span" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "intake_span_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"intake_id" bigint NOT NULL,
	"starts" integer NOT NULL,
	"ends" integer NOT NULL,
	"live" boolean DEFAULT true NOT NULL,
	"kind" text NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"section" text DEFAULT '' NOT NULL,
	"suggested_disposition" text NOT NULL,
	"suggested_why" jsonb NOT NULL,
	"suggested_line" text,
	"line_why" jsonb,
	"suggested_title" text DEFAULT '' NOT NULL,
	"disposition" text,
	"line" text,
	"title_zh" text DEFAULT '' NOT NULL,
	"title_en" text DEFAULT '' NOT NULL,
	"mechanism" text DEFAULT '' NOT NULL,
	"translation" text DEFAULT '' NOT NULL,
	"disposed_by_id" bigint,
	"disposed_at" timestamp with time zone,
	"in_bulk" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "source_document" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "source_document" ADD COLUMN "spans_sha256" text;--> statement-breakpoint
ALTER TABLE "source_document" ADD COLUMN "org_id" bigint;--> statement-breakpoint
ALTER TABLE "source_document" ADD COLUMN "published_by_id" bigint;--> statement-breakpoint
ALTER TABLE "source_document" ADD COLUMN "invented" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "intake" ADD CONSTRAINT "intake_document_id_source_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."source_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intake_span" ADD CONSTRAINT "intake_span_intake_id_intake_id_fk" FOREIGN KEY ("intake_id") REFERENCES "public"."intake"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "intake_by_unit" ON "intake" USING btree ("org_id","id");--> statement-breakpoint
CREATE INDEX "intake_span_in_order" ON "intake_span" USING btree ("intake_id","starts");