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
ALTER TABLE "improvement" ADD CONSTRAINT "improvement_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "improvement_by_case" ON "improvement" USING btree ("loop","case_id");