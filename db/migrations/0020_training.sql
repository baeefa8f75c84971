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
ALTER TABLE "activity" ADD CONSTRAINT "activity_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_version" ADD CONSTRAINT "activity_version_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_version" ADD CONSTRAINT "question_version_question_id_question_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."question"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_version" ADD CONSTRAINT "question_version_written_by_id_person_id_fk" FOREIGN KEY ("written_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_version" ADD CONSTRAINT "question_version_checked_by_id_person_id_fk" FOREIGN KEY ("checked_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_attempt" ADD CONSTRAINT "quiz_attempt_session_id_training_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."training_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_attempt" ADD CONSTRAINT "quiz_attempt_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainee" ADD CONSTRAINT "trainee_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainee" ADD CONSTRAINT "trainee_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_attendance" ADD CONSTRAINT "training_attendance_session_id_training_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."training_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_attendance" ADD CONSTRAINT "training_attendance_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_attendance" ADD CONSTRAINT "training_attendance_added_by_id_person_id_fk" FOREIGN KEY ("added_by_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_expected" ADD CONSTRAINT "training_expected_session_id_training_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."training_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_expected" ADD CONSTRAINT "training_expected_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_by_unit" ON "activity" USING btree ("org_id","id");--> statement-breakpoint
CREATE INDEX "question_version_by_topic" ON "question_version" USING btree ("topic","org_id");--> statement-breakpoint
CREATE UNIQUE INDEX "quiz_attempt_open_once" ON "quiz_attempt" USING btree ("session_id","person_id") WHERE submitted_at is null;--> statement-breakpoint
CREATE INDEX "quiz_attempt_by_person" ON "quiz_attempt" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "trainee_once" ON "trainee" USING btree ("org_id","person_id") WHERE ended_on is null;--> statement-breakpoint
CREATE INDEX "trainee_by_person" ON "trainee" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "training_absence_of" ON "training_absence" USING btree ("session_id","person_id","id");--> statement-breakpoint
CREATE INDEX "training_attendance_by_person" ON "training_attendance" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "training_expected_by_person" ON "training_expected" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "training_by_unit" ON "training_session" USING btree ("org_id","starts_at");--> statement-breakpoint
CREATE INDEX "training_by_time" ON "training_session" USING btree ("starts_at","id");