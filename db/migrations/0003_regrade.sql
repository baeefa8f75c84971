ALTER TABLE "hazard" ADD COLUMN "proposer_id" bigint;--> statement-breakpoint
ALTER TABLE "inspection" ADD COLUMN "proposer_id" bigint;--> statement-breakpoint
ALTER TABLE "lawful_move" ADD COLUMN "sets_level" text;--> statement-breakpoint
ALTER TABLE "directive" ADD COLUMN "proposer_id" bigint;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "proposer_id" bigint;