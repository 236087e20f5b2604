"""Tables show dates as in every language here: 2013-04-22. The rest is Django's choice."""

SHORT_DATE_FORMAT = "Y-m-d"
