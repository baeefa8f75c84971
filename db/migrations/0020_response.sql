CREATE TABLE "calendar_feed" (
	"person_id" bigint PRIMARY KEY NOT NULL,
	"token_sha" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "calendar_feed_once" UNIQUE("token_sha")
);
--> statement-breakpoint
CREATE TABLE "call_check" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "call_check_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"draw_id" bigint NOT NULL,
	"no" integer NOT NULL,
	"seat_id" bigint NOT NULL,
	"shift_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"called_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "call_check_of_draw" UNIQUE("draw_id","no"),
	CONSTRAINT "call_check_in_time" CHECK ("call_check"."answered_at" is null or "call_check"."answered_at" between "call_check"."called_at" and "call_check"."due_at")
);
--> statement-breakpoint
CREATE TABLE "call_draw" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "call_draw_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"on_day" date NOT NULL,
	"no" integer,
	"planned_at" timestamp with time zone,
	"population" integer NOT NULL,
	"size" integer NOT NULL,
	"seed" text,
	"org_id" bigint,
	"by_id" bigint,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "call_draw_of_plan" UNIQUE("on_day","no")
);
--> statement-breakpoint
CREATE TABLE "call_plan" (
	"on_day" date PRIMARY KEY NOT NULL,
	"draws" integer NOT NULL,
	"size" integer NOT NULL,
	"commitment" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shift_entry" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shift_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"shift_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"words" text NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shift_handover" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shift_handover_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"shift_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"happened" text NOT NULL,
	"open_items" text NOT NULL,
	"written_by_id" bigint NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"to_shift_id" bigint,
	"signed_by_id" bigint,
	"signed_at" timestamp with time zone,
	CONSTRAINT "shift_handover_once" UNIQUE("shift_id"),
	CONSTRAINT "shift_handover_signer_apart" CHECK ("shift_handover"."signed_by_id" is null or "shift_handover"."signed_by_id" <> "shift_handover"."written_by_id")
);
--> statement-breakpoint
CREATE TABLE "improvement" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "improvement_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"loop" text NOT NULL,
	"case_id" bigint NOT NULL,
	"task_id" bigint NOT NULL,
	"words" text NOT NULL,
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "improvement_task" UNIQUE("task_id"),
	CONSTRAINT "improvement_loop" CHECK ("improvement"."loop" in ('drill', 'response')),
	CONSTRAINT "improvement_words" CHECK (btrim("improvement"."words") <> '')
);
--> statement-breakpoint
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
CREATE TABLE "roster" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "roster_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"org_id" bigint NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"pattern" jsonb NOT NULL,
	"rest_minutes" integer NOT NULL,
	"phone" text NOT NULL,
	"drafted_by_id" bigint NOT NULL,
	"drafted_at" timestamp with time zone NOT NULL,
	"published_by_id" bigint,
	"published_at" timestamp with time zone,
	"dropped_by_id" bigint,
	"dropped_at" timestamp with time zone,
	CONSTRAINT "roster_dated" CHECK ("roster"."to_on" between "roster"."from_on" and "roster"."from_on" + 91),
	CONSTRAINT "roster_one_end" CHECK ("roster"."published_at" is null or "roster"."dropped_at" is null)
);
--> statement-breakpoint
CREATE TABLE "roster_member" (
	"roster_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"person_id" bigint NOT NULL,
	"no" integer NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	CONSTRAINT "roster_member_roster_id_kind_person_id_pk" PRIMARY KEY("roster_id","kind","person_id")
);
--> statement-breakpoint
CREATE TABLE "shift" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shift_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"roster_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"on_day" date NOT NULL,
	"kind" text NOT NULL,
	"day_kind" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "shift_once" UNIQUE("roster_id","starts_at"),
	CONSTRAINT "shift_dated" CHECK ("shift"."ends_at" > "shift"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "shift_seat" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shift_seat_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"shift_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"no" integer NOT NULL,
	"person_id" bigint,
	"gap" text,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"rested_at" timestamp with time zone NOT NULL,
	"came_by" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"swap_id" bigint,
	"follows_id" bigint,
	"by_id" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "shift_seat_or_gap" CHECK (("shift_seat"."person_id" is null) = ("shift_seat"."gap" is not null)),
	CONSTRAINT "shift_seat_reasoned" CHECK ("shift_seat"."came_by" <> 'replacement' or btrim("shift_seat"."reason") <> '')
);
--> statement-breakpoint
CREATE TABLE "shift_swap" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shift_swap_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"org_id" bigint NOT NULL,
	"seat_id" bigint NOT NULL,
	"for_seat_id" bigint,
	"asker_id" bigint NOT NULL,
	"other_id" bigint NOT NULL,
	"reason" text NOT NULL,
	"stage" text DEFAULT 'asked' NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"decided_by_id" bigint,
	"decided_at" timestamp with time zone,
	"opinion" text DEFAULT '' NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "shift_swap_persons_apart" CHECK ("shift_swap"."asker_id" <> "shift_swap"."other_id"),
	CONSTRAINT "shift_swap_decider_apart" CHECK ("shift_swap"."decided_by_id" is null or "shift_swap"."decided_by_id" not in ("shift_swap"."asker_id", "shift_swap"."other_id"))
);
--> statement-breakpoint
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_check" ADD CONSTRAINT "call_check_draw_id_call_draw_id_fk" FOREIGN KEY ("draw_id") REFERENCES "public"."call_draw"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_check" ADD CONSTRAINT "call_check_seat_id_shift_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."shift_seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_check" ADD CONSTRAINT "call_check_shift_id_shift_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_check" ADD CONSTRAINT "call_check_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_draw" ADD CONSTRAINT "call_draw_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_entry" ADD CONSTRAINT "shift_entry_shift_id_shift_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_entry" ADD CONSTRAINT "shift_entry_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_handover" ADD CONSTRAINT "shift_handover_shift_id_shift_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_handover" ADD CONSTRAINT "shift_handover_written_by_id_person_id_fk" FOREIGN KEY ("written_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_handover" ADD CONSTRAINT "shift_handover_to_shift_id_shift_id_fk" FOREIGN KEY ("to_shift_id") REFERENCES "public"."shift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_handover" ADD CONSTRAINT "shift_handover_signed_by_id_person_id_fk" FOREIGN KEY ("signed_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "improvement" ADD CONSTRAINT "improvement_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
ALTER TABLE "roster" ADD CONSTRAINT "roster_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster" ADD CONSTRAINT "roster_drafted_by_id_person_id_fk" FOREIGN KEY ("drafted_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster" ADD CONSTRAINT "roster_published_by_id_person_id_fk" FOREIGN KEY ("published_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster" ADD CONSTRAINT "roster_dropped_by_id_person_id_fk" FOREIGN KEY ("dropped_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_member" ADD CONSTRAINT "roster_member_roster_id_roster_id_fk" FOREIGN KEY ("roster_id") REFERENCES "public"."roster"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_member" ADD CONSTRAINT "roster_member_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift" ADD CONSTRAINT "shift_roster_id_roster_id_fk" FOREIGN KEY ("roster_id") REFERENCES "public"."roster"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_seat" ADD CONSTRAINT "shift_seat_shift_id_shift_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_seat" ADD CONSTRAINT "shift_seat_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_seat" ADD CONSTRAINT "shift_seat_by_id_person_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_swap" ADD CONSTRAINT "shift_swap_seat_id_shift_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."shift_seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_swap" ADD CONSTRAINT "shift_swap_for_seat_id_shift_seat_id_fk" FOREIGN KEY ("for_seat_id") REFERENCES "public"."shift_seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_swap" ADD CONSTRAINT "shift_swap_asker_id_person_id_fk" FOREIGN KEY ("asker_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_swap" ADD CONSTRAINT "shift_swap_other_id_person_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_swap" ADD CONSTRAINT "shift_swap_decided_by_id_person_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "call_check_by_org" ON "call_check" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "call_check_by_person" ON "call_check" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "call_check_by_shift" ON "call_check" USING btree ("shift_id");--> statement-breakpoint
CREATE INDEX "shift_entry_by_shift" ON "shift_entry" USING btree ("shift_id");--> statement-breakpoint
CREATE INDEX "shift_handover_by_org" ON "shift_handover" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "improvement_by_case" ON "improvement" USING btree ("loop","case_id");--> statement-breakpoint
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
CREATE INDEX "team_readiness_by_team" ON "team_readiness" USING btree ("team_id","id");--> statement-breakpoint
CREATE INDEX "roster_by_org" ON "roster" USING btree ("org_id","from_on");--> statement-breakpoint
CREATE INDEX "shift_by_org" ON "shift" USING btree ("org_id","starts_at");--> statement-breakpoint
CREATE INDEX "shift_by_time" ON "shift" USING btree ("starts_at","ends_at");--> statement-breakpoint
CREATE UNIQUE INDEX "shift_seat_once" ON "shift_seat" USING btree ("shift_id","kind","no") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "shift_seat_by_shift" ON "shift_seat" USING btree ("shift_id");--> statement-breakpoint
CREATE INDEX "shift_seat_by_person" ON "shift_seat" USING btree ("person_id","starts_at");--> statement-breakpoint
CREATE INDEX "shift_seat_gaps" ON "shift_seat" USING btree ("starts_at") WHERE person_id is null and ended_at is null;--> statement-breakpoint
CREATE INDEX "shift_swap_by_org" ON "shift_swap" USING btree ("org_id","stage");--> statement-breakpoint
CREATE INDEX "shift_swap_by_other" ON "shift_swap" USING btree ("other_id");--> statement-breakpoint
CREATE UNIQUE INDEX "shift_swap_one_open" ON "shift_swap" USING btree ("seat_id") WHERE stage in ('asked', 'agreed');