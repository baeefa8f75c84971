CREATE TABLE "hazard_listing" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hazard_listing_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"hazard_id" bigint NOT NULL,
	"number" text NOT NULL,
	"level" text NOT NULL,
	"served_by_id" bigint NOT NULL,
	"served_at" timestamp with time zone DEFAULT now() NOT NULL,
	"received_by_id" bigint,
	"received_at" timestamp with time zone,
	CONSTRAINT "hazard_listing_number_unique" UNIQUE("number")
);
--> statement-breakpoint
ALTER TABLE "hazard_listing" ADD CONSTRAINT "hazard_listing_hazard_id_hazard_id_fk" FOREIGN KEY ("hazard_id") REFERENCES "public"."hazard"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "listing_by_hazard" ON "hazard_listing" USING btree ("hazard_id");