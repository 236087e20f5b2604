"""What people in tests sign in with."""

PASSWORD = "a-long-password-of-a-test"  # noqa: S105 - of nobody
