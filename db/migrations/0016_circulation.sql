CREATE TABLE "circulation" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "circulation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"loop" text DEFAULT 'circulation' NOT NULL,
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
	"document_kind" text NOT NULL,
	"document_id" bigint NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	CONSTRAINT "circulation_document" CHECK ("circulation"."document_kind" in ('source', 'circular'))
);
--> statement-breakpoint
CREATE TABLE "commitment" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "commitment_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"circulation_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"words" text NOT NULL,
	"due_on" date NOT NULL,
	"owner_id" bigint NOT NULL,
	"reason" text,
	"written_by_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "commitment_once" UNIQUE("circulation_id","kind","version"),
	CONSTRAINT "commitment_kind" CHECK ("commitment"."kind" in ('thought', 'responsibility', 'work', 'quality')),
	CONSTRAINT "commitment_reason" CHECK (("commitment"."version" = 1) = ("commitment"."reason" is null)),
	CONSTRAINT "commitment_words" CHECK (btrim("commitment"."words") <> '')
);
--> statement-breakpoint
CREATE TABLE "commitment_review" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "commitment_review_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"circulation_id" bigint NOT NULL,
	"commitment_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"phase" text NOT NULL,
	"outcome" text NOT NULL,
	"words" text NOT NULL,
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "commitment_review_once" UNIQUE("circulation_id","phase","kind"),
	CONSTRAINT "commitment_review_phase" CHECK ("commitment_review"."phase" in ('mid', 'final')),
	CONSTRAINT "commitment_review_outcome" CHECK ("commitment_review"."outcome" in ('kept', 'not_kept') or ("commitment_review"."outcome" = 'on_the_way' and "commitment_review"."phase" = 'mid')),
	CONSTRAINT "commitment_review_words" CHECK (btrim("commitment_review"."words") <> '')
);
--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_circulation_id_circulation_id_fk" FOREIGN KEY ("circulation_id") REFERENCES "public"."circulation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_review" ADD CONSTRAINT "commitment_review_circulation_id_circulation_id_fk" FOREIGN KEY ("circulation_id") REFERENCES "public"."circulation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_review" ADD CONSTRAINT "commitment_review_commitment_id_commitment_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "circulation_once" ON "circulation" USING btree ("document_kind","document_id","org_id") WHERE stage <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "circulation_by_unit" ON "circulation" USING btree ("org_id","stage");--> statement-breakpoint
CREATE INDEX "circulation_by_issuer" ON "circulation" USING btree ("issuer_org_id","stage");--> statement-breakpoint
CREATE INDEX "commitment_review_by_commitment" ON "commitment_review" USING btree ("commitment_id");