"""JSON Schemas of the kinds of file, for editors: completion, and what each field means."""
