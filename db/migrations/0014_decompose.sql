CREATE TABLE "task_sheet" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "task_sheet_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"directive_id" bigint,
	"parent_id" bigint,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"rows" integer NOT NULL,
	"org_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"outcome" text,
	"decided_by_id" bigint,
	"decided_at" timestamp with time zone,
	CONSTRAINT "task_sheet_of_one" CHECK (("task_sheet"."directive_id" is null) <> ("task_sheet"."parent_id" is null))
);
--> statement-breakpoint
CREATE TABLE "task_sheet_row" (
	"sheet_id" bigint NOT NULL,
	"row_no" integer NOT NULL,
	"values" jsonb NOT NULL,
	"faults" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"task_id" bigint,
	CONSTRAINT "task_sheet_row_sheet_id_row_no_pk" PRIMARY KEY("sheet_id","row_no")
);
--> statement-breakpoint
ALTER TABLE "task_sheet" ADD CONSTRAINT "task_sheet_directive_id_directive_id_fk" FOREIGN KEY ("directive_id") REFERENCES "public"."directive"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_sheet" ADD CONSTRAINT "task_sheet_parent_id_task_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_sheet_row" ADD CONSTRAINT "task_sheet_row_sheet_id_task_sheet_id_fk" FOREIGN KEY ("sheet_id") REFERENCES "public"."task_sheet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_sheet_row" ADD CONSTRAINT "task_sheet_row_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "task_sheet_by_unit" ON "task_sheet" USING btree ("org_id","id");