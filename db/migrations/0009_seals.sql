CREATE TABLE "job_run" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "job_run_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ok" boolean,
	"said" jsonb,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "reconciliation" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reconciliation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"differences" integer NOT NULL,
	"details" jsonb NOT NULL,
	"took_ms" integer NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seal" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "seal_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"events" integer NOT NULL,
	"first_event_id" bigint NOT NULL,
	"last_event_id" bigint NOT NULL,
	"root" text NOT NULL,
	"previous_hash" text NOT NULL,
	"body" text NOT NULL,
	"hash" text NOT NULL,
	"signature" text NOT NULL,
	"key_id" text NOT NULL,
	"row_counts" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "seal_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "seal_leaf" (
	"event_id" bigint PRIMARY KEY NOT NULL,
	"seal_id" bigint NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "seal_leaf_place" UNIQUE("seal_id","position")
);
--> statement-breakpoint
CREATE TABLE "seal_publication" (
	"seal_id" bigint NOT NULL,
	"channel" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"ok" boolean NOT NULL,
	"error" text,
	CONSTRAINT "seal_publication_seal_id_channel_at_pk" PRIMARY KEY("seal_id","channel","at")
);
--> statement-breakpoint
CREATE TABLE "seal_request" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "seal_request_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "seal_leaf" ADD CONSTRAINT "seal_leaf_seal_id_seal_id_fk" FOREIGN KEY ("seal_id") REFERENCES "public"."seal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seal_publication" ADD CONSTRAINT "seal_publication_seal_id_seal_id_fk" FOREIGN KEY ("seal_id") REFERENCES "public"."seal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "job_run_by_name" ON "job_run" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "reconciliation_by_kind" ON "reconciliation" USING btree ("kind","id");