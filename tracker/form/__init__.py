"""The form: a spreadsheet with a row a target that a department fills in, and the updates read back from it."""
