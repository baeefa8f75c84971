CREATE TABLE "drill" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "drill_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"loop" text DEFAULT 'drill' NOT NULL,
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
	"plan_id" bigint NOT NULL,
	"series_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"scenario" text NOT NULL,
	"planned_on" date NOT NULL,
	"participant_ids" bigint[] DEFAULT '{}' NOT NULL,
	"started_at" timestamp with time zone,
	"held_on" date,
	"headcount" integer,
	"none_reason" text,
	"invented" boolean DEFAULT false NOT NULL,
	CONSTRAINT "drill_kind" CHECK ("drill"."kind" in ('tabletop', 'functional', 'full_scale')),
	CONSTRAINT "drill_scenario" CHECK (btrim("drill"."scenario") <> ''),
	CONSTRAINT "drill_headcount" CHECK ("drill"."headcount" > 0),
	CONSTRAINT "drill_held" CHECK (stage not in ('held', 'evaluated', 'counted') or (started_at is not null and held_on is not null and headcount is not null)),
	CONSTRAINT "drill_counted" CHECK (stage <> 'counted' or (submitter_id is not null and verifier_id is not null and closer_id is not null))
);
--> statement-breakpoint
CREATE TABLE "drill_entry" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "drill_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"drill_id" bigint NOT NULL,
	"minutes" integer NOT NULL,
	"words" text NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "drill_entry_minutes" CHECK ("drill_entry"."minutes" between 0 and 2880),
	CONSTRAINT "drill_entry_words" CHECK (btrim("drill_entry"."words") <> '')
);
--> statement-breakpoint
CREATE TABLE "drill_mark" (
	"drill_id" bigint NOT NULL,
	"criterion" text NOT NULL,
	"grade" text NOT NULL,
	"words" text NOT NULL,
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "drill_mark_drill_id_criterion_pk" PRIMARY KEY("drill_id","criterion"),
	CONSTRAINT "drill_mark_grade" CHECK ("drill_mark"."grade" in ('met', 'partly', 'not_met')),
	CONSTRAINT "drill_mark_criterion" CHECK ("drill_mark"."criterion" in ('alarm', 'command', 'action', 'protection', 'communication', 'supplies')),
	CONSTRAINT "drill_mark_words" CHECK (btrim("drill_mark"."words") <> '')
);
--> statement-breakpoint
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
CREATE TABLE "plan" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plan_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"loop" text DEFAULT 'plan' NOT NULL,
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
	"scope" text NOT NULL,
	"place_ids" bigint[] DEFAULT '{}' NOT NULL,
	"hazard_kinds" text[] DEFAULT '{}' NOT NULL,
	"follows_id" bigint,
	"series_id" bigint NOT NULL,
	"edition" integer NOT NULL,
	"review_kind" text,
	"approved_on" date,
	"since_on" date,
	"number" text,
	"filed_on" date,
	"review_on" date,
	"invented" boolean DEFAULT false NOT NULL,
	CONSTRAINT "plan_edition" UNIQUE("series_id","edition"),
	CONSTRAINT "plan_kind" CHECK ("plan"."kind" in ('comprehensive', 'special', 'onsite')),
	CONSTRAINT "plan_scope" CHECK (btrim("plan"."scope") <> ''),
	CONSTRAINT "plan_in_force" CHECK (stage not in ('approved', 'filed', 'superseded') or (approved_on is not null and since_on is not null and review_on is not null and review_kind is not null)),
	CONSTRAINT "plan_filed" CHECK (stage <> 'filed' or (number is not null and filed_on is not null))
);
--> statement-breakpoint
CREATE TABLE "plan_reader" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plan_reader_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"plan_id" bigint NOT NULL,
	"person_id" bigint,
	"post_id" bigint,
	"named_by_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "plan_reader_one" CHECK (("plan_reader"."person_id" is null) <> ("plan_reader"."post_id" is null))
);
--> statement-breakpoint
CREATE TABLE "plan_reading" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plan_reading_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"plan_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "plan_reading_once" UNIQUE("plan_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "activity" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "activity_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"org_id" bigint NOT NULL,
	"line" text DEFAULT 'network' NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"invented" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "activity_version" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "activity_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text DEFAULT '' NOT NULL,
	"kind" text NOT NULL,
	"audience" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"channel" text NOT NULL,
	"reach" integer,
	"reach_basis" text,
	"words" text DEFAULT '' NOT NULL,
	"links" text DEFAULT '' NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "activity_version_once" UNIQUE("activity_id","version"),
	CONSTRAINT "activity_days" CHECK ("activity_version"."to_on" >= "activity_version"."from_on"),
	CONSTRAINT "activity_reach" CHECK (("activity_version"."reach" is null) = ("activity_version"."reach_basis" is null) and coalesce("activity_version"."reach", 0) >= 0),
	CONSTRAINT "activity_reason" CHECK ("activity_version"."version" = 1 or btrim("activity_version"."reason") <> '')
);
--> statement-breakpoint
CREATE TABLE "question" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "question_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"org_id" bigint NOT NULL,
	"retired_at" timestamp with time zone,
	"retired_by_id" bigint,
	"invented" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_version" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "question_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"question_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"org_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"topic" text NOT NULL,
	"line" text,
	"text_zh" text NOT NULL,
	"text_en" text NOT NULL,
	"options" jsonb NOT NULL,
	"answers" text[] NOT NULL,
	"explanation_zh" text NOT NULL,
	"explanation_en" text NOT NULL,
	"clause" text DEFAULT '' NOT NULL,
	"written_by_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"checked_by_id" bigint,
	"checked_at" timestamp with time zone,
	CONSTRAINT "question_version_once" UNIQUE("question_id","version"),
	CONSTRAINT "question_checker_apart" CHECK ("question_version"."checked_by_id" is distinct from "question_version"."written_by_id"),
	CONSTRAINT "question_checked" CHECK (("question_version"."checked_by_id" is null) = ("question_version"."checked_at" is null))
);
--> statement-breakpoint
CREATE TABLE "quiz_attempt" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "quiz_attempt_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"session_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"holder_org_id" bigint NOT NULL,
	"no" integer NOT NULL,
	"seed" text NOT NULL,
	"version_ids" bigint[] DEFAULT '{}' NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_at" timestamp with time zone,
	"given" jsonb,
	"wrong_ids" bigint[] DEFAULT '{}' NOT NULL,
	"percent" integer,
	"passed" boolean,
	CONSTRAINT "quiz_attempt_once" UNIQUE("session_id","person_id","no"),
	CONSTRAINT "quiz_attempt_marked" CHECK (num_nonnulls("quiz_attempt"."submitted_at", "quiz_attempt"."given", "quiz_attempt"."percent", "quiz_attempt"."passed") in (0, 4))
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
CREATE TABLE "rumour" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rumour_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"loop" text DEFAULT 'rumour' NOT NULL,
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
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"source" text NOT NULL,
	"channel" text NOT NULL,
	"link" text,
	"reach" integer,
	"reach_after" integer,
	"subject" text,
	"subject_id" bigint,
	"truth" text,
	"sources" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"draft" jsonb,
	"public_code" text,
	"triaged_at" timestamp with time zone,
	"verified_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"invented" boolean DEFAULT false NOT NULL,
	CONSTRAINT "rumour_source" CHECK ("rumour"."source" in ('public', 'hotline', 'monitoring', 'press', 'unit')),
	CONSTRAINT "rumour_channel" CHECK ("rumour"."channel" in ('video', 'chat', 'microblog', 'forum', 'press', 'spoken', 'other')),
	CONSTRAINT "rumour_truth" CHECK ("rumour"."truth" in ('true', 'false', 'partly', 'unproven')),
	CONSTRAINT "rumour_subject" CHECK ("rumour"."subject" in ('place', 'hazard', 'accident', 'directive')),
	CONSTRAINT "rumour_subject_whole" CHECK (("rumour"."subject" is null) = ("rumour"."subject_id" is null)),
	CONSTRAINT "rumour_reach" CHECK ("rumour"."reach" >= 0 and "rumour"."reach_after" >= 0),
	CONSTRAINT "rumour_title" CHECK (btrim("rumour"."title_zh") <> ''),
	CONSTRAINT "rumour_link" CHECK ("rumour"."link" ~ '^https?://[^[:space:]"''<>]+$'),
	CONSTRAINT "rumour_answered_verified" CHECK ("rumour"."stage" not in ('answered', 'closed') or ("rumour"."truth" is not null and "rumour"."verifier_id" is not null and "rumour"."answered_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "rumour_answer" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rumour_answer_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"rumour_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"claim_zh" text NOT NULL,
	"claim_en" text NOT NULL,
	"text_zh" text NOT NULL,
	"text_en" text NOT NULL,
	"truth" text NOT NULL,
	"channel" text NOT NULL,
	"link" text,
	"audience" text NOT NULL,
	"written_by_id" bigint NOT NULL,
	"approved_by_id" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "rumour_answer_once" UNIQUE("rumour_id","version"),
	CONSTRAINT "rumour_answer_apart" CHECK ("rumour_answer"."written_by_id" <> "rumour_answer"."approved_by_id"),
	CONSTRAINT "rumour_answer_truth" CHECK ("rumour_answer"."truth" in ('true', 'false', 'partly', 'unproven')),
	CONSTRAINT "rumour_answer_audience" CHECK ("rumour_answer"."audience" in ('public', 'asker')),
	CONSTRAINT "rumour_answer_words" CHECK (btrim("rumour_answer"."claim_zh") <> '' and btrim("rumour_answer"."text_zh") <> '')
);
--> statement-breakpoint
CREATE TABLE "trainee" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "trainee_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"org_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"category" text NOT NULL,
	"entered_on" date NOT NULL,
	"ended_on" date,
	"by_id" bigint NOT NULL,
	"ended_by_id" bigint,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"invented" boolean DEFAULT false NOT NULL,
	CONSTRAINT "trainee_dated" CHECK ("trainee"."ended_on" is null or "trainee"."ended_on" >= "trainee"."entered_on")
);
--> statement-breakpoint
CREATE TABLE "training_absence" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "training_absence_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"session_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"holder_org_id" bigint NOT NULL,
	"reason" text NOT NULL,
	"by_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "training_attendance" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "training_attendance_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"session_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"holder_org_id" bigint NOT NULL,
	"how" text NOT NULL,
	"added_by_id" bigint,
	"reason" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "training_attendance_once" UNIQUE("session_id","person_id"),
	CONSTRAINT "training_added" CHECK (("training_attendance"."how" = 'added') = ("training_attendance"."added_by_id" is not null)),
	CONSTRAINT "training_adder_apart" CHECK ("training_attendance"."added_by_id" is distinct from "training_attendance"."person_id")
);
--> statement-breakpoint
CREATE TABLE "training_expected" (
	"session_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"holder_org_id" bigint NOT NULL,
	CONSTRAINT "training_expected_session_id_person_id_pk" PRIMARY KEY("session_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "training_session" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "training_session_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"org_id" bigint NOT NULL,
	"topic_zh" text NOT NULL,
	"topic_en" text DEFAULT '' NOT NULL,
	"kind" text NOT NULL,
	"class_hours" integer NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"place" text NOT NULL,
	"trainer" text NOT NULL,
	"audience" text NOT NULL,
	"expected" integer,
	"quiz_questions" integer,
	"quiz_topic" text,
	"pass_mark" integer,
	"attempts" integer,
	"seed" text DEFAULT md5(gen_random_uuid()::text) NOT NULL,
	"code_key" text DEFAULT gen_random_uuid()::text || gen_random_uuid()::text NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"cancelled_at" timestamp with time zone,
	"cancelled_by_id" bigint,
	"cancel_reason" text,
	"invented" boolean DEFAULT false NOT NULL,
	CONSTRAINT "training_hours" CHECK ("training_session"."class_hours" between 1 and 200),
	CONSTRAINT "training_times" CHECK ("training_session"."ends_at" > "training_session"."starts_at"),
	CONSTRAINT "training_expected_number" CHECK (("training_session"."audience" = 'open') = ("training_session"."expected" is not null) and coalesce("training_session"."expected", 1) > 0),
	CONSTRAINT "training_quiz" CHECK (num_nonnulls("training_session"."quiz_questions", "training_session"."quiz_topic", "training_session"."pass_mark", "training_session"."attempts") in (0, 4) and coalesce("training_session"."quiz_questions", 1) between 1 and 50 and coalesce("training_session"."pass_mark", 1) between 1 and 100 and coalesce("training_session"."attempts", 1) between 1 and 10)
);
--> statement-breakpoint
ALTER TABLE "drill" ADD CONSTRAINT "drill_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drill_entry" ADD CONSTRAINT "drill_entry_drill_id_drill_id_fk" FOREIGN KEY ("drill_id") REFERENCES "public"."drill"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drill_mark" ADD CONSTRAINT "drill_mark_drill_id_drill_id_fk" FOREIGN KEY ("drill_id") REFERENCES "public"."drill"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
ALTER TABLE "plan_reader" ADD CONSTRAINT "plan_reader_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_reader" ADD CONSTRAINT "plan_reader_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_reader" ADD CONSTRAINT "plan_reader_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_reading" ADD CONSTRAINT "plan_reading_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_reading" ADD CONSTRAINT "plan_reading_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_version" ADD CONSTRAINT "activity_version_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_version" ADD CONSTRAINT "question_version_question_id_question_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."question"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_version" ADD CONSTRAINT "question_version_written_by_id_person_id_fk" FOREIGN KEY ("written_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_version" ADD CONSTRAINT "question_version_checked_by_id_person_id_fk" FOREIGN KEY ("checked_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_attempt" ADD CONSTRAINT "quiz_attempt_session_id_training_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."training_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_attempt" ADD CONSTRAINT "quiz_attempt_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
ALTER TABLE "rumour_answer" ADD CONSTRAINT "rumour_answer_rumour_id_rumour_id_fk" FOREIGN KEY ("rumour_id") REFERENCES "public"."rumour"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainee" ADD CONSTRAINT "trainee_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainee" ADD CONSTRAINT "trainee_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_attendance" ADD CONSTRAINT "training_attendance_session_id_training_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."training_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_attendance" ADD CONSTRAINT "training_attendance_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_attendance" ADD CONSTRAINT "training_attendance_added_by_id_person_id_fk" FOREIGN KEY ("added_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_expected" ADD CONSTRAINT "training_expected_session_id_training_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."training_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_expected" ADD CONSTRAINT "training_expected_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "drill_by_series" ON "drill" USING btree ("series_id","held_on");--> statement-breakpoint
CREATE INDEX "drill_by_plan" ON "drill" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "drill_by_unit" ON "drill" USING btree ("org_id","stage");--> statement-breakpoint
CREATE INDEX "drill_by_issuer" ON "drill" USING btree ("issuer_org_id");--> statement-breakpoint
CREATE INDEX "drill_entry_by_drill" ON "drill_entry" USING btree ("drill_id","minutes");--> statement-breakpoint
CREATE INDEX "call_check_by_org" ON "call_check" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "call_check_by_person" ON "call_check" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "call_check_by_shift" ON "call_check" USING btree ("shift_id");--> statement-breakpoint
CREATE INDEX "shift_entry_by_shift" ON "shift_entry" USING btree ("shift_id");--> statement-breakpoint
CREATE INDEX "shift_handover_by_org" ON "shift_handover" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "improvement_by_case" ON "improvement" USING btree ("loop","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_follows_once" ON "plan" USING btree ("follows_id") WHERE stage <> 'withdrawn';--> statement-breakpoint
CREATE UNIQUE INDEX "plan_in_force_once" ON "plan" USING btree ("series_id") WHERE stage in ('approved', 'filed');--> statement-breakpoint
CREATE INDEX "plan_by_unit" ON "plan" USING btree ("org_id","stage");--> statement-breakpoint
CREATE INDEX "plan_by_regulator" ON "plan" USING btree ("regulator_org_id","stage");--> statement-breakpoint
CREATE INDEX "plan_by_issuer" ON "plan" USING btree ("issuer_org_id");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_reader_person" ON "plan_reader" USING btree ("plan_id","person_id") WHERE person_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "plan_reader_post" ON "plan_reader" USING btree ("plan_id","post_id") WHERE post_id is not null;--> statement-breakpoint
CREATE INDEX "plan_reader_by_person" ON "plan_reader" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "activity_by_unit" ON "activity" USING btree ("org_id","id");--> statement-breakpoint
CREATE INDEX "question_version_by_topic" ON "question_version" USING btree ("topic","org_id");--> statement-breakpoint
CREATE UNIQUE INDEX "quiz_attempt_open_once" ON "quiz_attempt" USING btree ("session_id","person_id") WHERE submitted_at is null;--> statement-breakpoint
CREATE INDEX "quiz_attempt_by_person" ON "quiz_attempt" USING btree ("person_id");--> statement-breakpoint
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
CREATE UNIQUE INDEX "shift_swap_one_open" ON "shift_swap" USING btree ("seat_id") WHERE stage in ('asked', 'agreed');--> statement-breakpoint
CREATE UNIQUE INDEX "rumour_public_code" ON "rumour" USING btree ("public_code");--> statement-breakpoint
CREATE INDEX "rumour_by_stage" ON "rumour" USING btree ("stage","opened_at");--> statement-breakpoint
CREATE INDEX "rumour_by_unit" ON "rumour" USING btree ("org_id","stage");--> statement-breakpoint
CREATE INDEX "rumour_by_issuer" ON "rumour" USING btree ("issuer_org_id","stage");--> statement-breakpoint
CREATE INDEX "rumour_by_subject" ON "rumour" USING btree ("subject","subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "trainee_once" ON "trainee" USING btree ("org_id","person_id") WHERE ended_on is null;--> statement-breakpoint
CREATE INDEX "trainee_by_person" ON "trainee" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "training_absence_of" ON "training_absence" USING btree ("session_id","person_id","id");--> statement-breakpoint
CREATE INDEX "training_attendance_by_person" ON "training_attendance" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "training_expected_by_person" ON "training_expected" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "training_by_unit" ON "training_session" USING btree ("org_id","starts_at");--> statement-breakpoint
CREATE INDEX "training_by_time" ON "training_session" USING btree ("starts_at","id");