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