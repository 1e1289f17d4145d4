"""The roster's migrations, numbered and named by hand."""
