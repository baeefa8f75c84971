CREATE TABLE "response" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "response_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"loop" text DEFAULT 'response' NOT NULL,
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
	"severity" text NOT NULL,
	"source" text NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"place_id" bigint,
	"scene" text NOT NULL,
	"details" text NOT NULL,
	"claimed_at" timestamp with time zone,
	"verdict" text,
	"invented" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "response_accident" (
	"response_id" bigint NOT NULL,
	"accident_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "response_accident_response_id_accident_id_pk" PRIMARY KEY("response_id","accident_id"),
	CONSTRAINT "response_accident_accident_id_unique" UNIQUE("accident_id")
);
--> statement-breakpoint
CREATE TABLE "response_caller" (
	"response_id" bigint PRIMARY KEY NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "response_notice" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "response_notice_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"response_id" bigint NOT NULL,
	"person_id" bigint,
	"team_id" bigint,
	"org_id" bigint NOT NULL,
	"told_by_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "response_notice_person" UNIQUE("response_id","person_id"),
	CONSTRAINT "response_notice_team" UNIQUE("response_id","team_id"),
	CONSTRAINT "response_notice_whom" CHECK (("response_notice"."person_id" is null) <> ("response_notice"."team_id" is null))
);
--> statement-breakpoint
CREATE TABLE "response_review" (
	"response_id" bigint PRIMARY KEY NOT NULL,
	"timeline" text NOT NULL,
	"went_well" text NOT NULL,
	"went_ill" text NOT NULL,
	"advice" text DEFAULT '' NOT NULL,
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "response_team" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "response_team_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"org_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"members" integer NOT NULL,
	"leader" text NOT NULL,
	"phone" text NOT NULL,
	"base" text NOT NULL,
	"region_code" text NOT NULL,
	"invented" boolean DEFAULT false NOT NULL,
	CONSTRAINT "response_team_members" CHECK ("response_team"."members" between 1 and 100000),
	CONSTRAINT "response_team_words" CHECK (btrim("response_team"."name_zh") <> '' and btrim("response_team"."leader") <> '')
);
--> statement-breakpoint
CREATE TABLE "store_check" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "store_check_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"item_id" bigint NOT NULL,
	"kept_at" text NOT NULL,
	"responsible_id" bigint,
	"expires_on" date,
	"inspect_by" date,
	"words" text DEFAULT '' NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "store_item" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "store_item_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"org_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"measure" text NOT NULL,
	"quantity" integer DEFAULT 0 NOT NULL,
	"kept_at" text NOT NULL,
	"region_code" text NOT NULL,
	"responsible_id" bigint,
	"expires_on" date,
	"inspect_by" date,
	"invented" boolean DEFAULT false NOT NULL,
	CONSTRAINT "store_item_quantity" CHECK ("store_item"."quantity" >= 0),
	CONSTRAINT "store_item_words" CHECK (btrim("store_item"."name_zh") <> '' and btrim("store_item"."measure") <> '')
);
--> statement-breakpoint
CREATE TABLE "store_movement" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "store_movement_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"item_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"quantity" integer NOT NULL,
	"response_id" bigint,
	"words" text DEFAULT '' NOT NULL,
	"left_after" integer NOT NULL,
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "store_movement_quantity" CHECK ("store_movement"."quantity" between 1 and 1000000),
	CONSTRAINT "store_movement_response" CHECK (("store_movement"."kind" not in ('out', 'back')) or "store_movement"."response_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "team_readiness" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "team_readiness_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"team_id" bigint NOT NULL,
	"ready" boolean NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "team_readiness_reason" CHECK ("team_readiness"."ready" or btrim("team_readiness"."reason") <> '')
);
--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_accident" ADD CONSTRAINT "response_accident_response_id_response_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."response"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_accident" ADD CONSTRAINT "response_accident_accident_id_accident_id_fk" FOREIGN KEY ("accident_id") REFERENCES "public"."accident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_caller" ADD CONSTRAINT "response_caller_response_id_response_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."response"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_notice" ADD CONSTRAINT "response_notice_response_id_response_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."response"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_notice" ADD CONSTRAINT "response_notice_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_notice" ADD CONSTRAINT "response_notice_team_id_response_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."response_team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_notice" ADD CONSTRAINT "response_notice_told_by_id_person_id_fk" FOREIGN KEY ("told_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_review" ADD CONSTRAINT "response_review_response_id_response_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."response"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_review" ADD CONSTRAINT "response_review_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_team" ADD CONSTRAINT "response_team_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_team" ADD CONSTRAINT "response_team_region_code_region_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."region"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_check" ADD CONSTRAINT "store_check_item_id_store_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."store_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_check" ADD CONSTRAINT "store_check_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_item" ADD CONSTRAINT "store_item_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_item" ADD CONSTRAINT "store_item_region_code_region_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."region"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_item" ADD CONSTRAINT "store_item_responsible_id_person_id_fk" FOREIGN KEY ("responsible_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_movement" ADD CONSTRAINT "store_movement_item_id_store_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."store_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_movement" ADD CONSTRAINT "store_movement_response_id_response_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."response"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_movement" ADD CONSTRAINT "store_movement_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_readiness" ADD CONSTRAINT "team_readiness_team_id_response_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."response_team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_readiness" ADD CONSTRAINT "team_readiness_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "response_by_stage" ON "response" USING btree ("stage","due_on");--> statement-breakpoint
CREATE INDEX "response_by_unit" ON "response" USING btree ("org_id","stage");--> statement-breakpoint
CREATE INDEX "response_by_issuer" ON "response" USING btree ("issuer_org_id");--> statement-breakpoint
CREATE INDEX "response_by_opening" ON "response" USING btree ("opened_at");--> statement-breakpoint
CREATE INDEX "response_by_place" ON "response" USING btree ("place_id");--> statement-breakpoint
CREATE INDEX "response_notice_by_org" ON "response_notice" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "response_team_by_org" ON "response_team" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "response_team_by_region" ON "response_team" USING btree ("region_code");--> statement-breakpoint
CREATE INDEX "store_check_by_item" ON "store_check" USING btree ("item_id","id");--> statement-breakpoint
CREATE INDEX "store_item_by_org" ON "store_item" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "store_item_by_region" ON "store_item" USING btree ("region_code");--> statement-breakpoint
CREATE INDEX "store_movement_by_item" ON "store_movement" USING btree ("item_id","id");--> statement-breakpoint
CREATE INDEX "store_movement_by_response" ON "store_movement" USING btree ("response_id");--> statement-breakpoint
CREATE INDEX "team_readiness_by_team" ON "team_readiness" USING btree ("team_id","id");