"""Pages of assessments: one file for each kind."""
