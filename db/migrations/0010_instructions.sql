CREATE TABLE "brief_reading" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "brief_reading_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"scope_org_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "instruction" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "instruction_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"org_id" bigint NOT NULL,
	"task_id" bigint NOT NULL,
	"text" text NOT NULL,
	"about_loop" text,
	"about_id" bigint,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "instruction_task" UNIQUE("task_id")
);
--> statement-breakpoint
ALTER TABLE "instruction" ADD CONSTRAINT "instruction_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "brief_reading_by_person" ON "brief_reading" USING btree ("person_id","scope_org_id","id");--> statement-breakpoint
CREATE INDEX "instruction_by_person" ON "instruction" USING btree ("person_id","id");