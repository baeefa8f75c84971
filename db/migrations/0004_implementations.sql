ALTER TABLE "hazard_implementation" ADD COLUMN "done_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "hazard_implementation" ADD COLUMN "done_by_id" bigint;--> statement-breakpoint
ALTER TABLE "hazard_implementation" ADD COLUMN "said" text;