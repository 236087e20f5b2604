"""The register of personal data: every field that says something about a person, and why.

A test walks all models and fails for a text, an address or a file that stands here neither as
personal nor as not personal. Whoever adds a model adds its line; what the words do is in
``foundation.personal``.
"""

from django.utils.translation import gettext_lazy as _

from dedere_web.foundation.personal import Erasing, KeepFor, Marks, Personal

MONTH = 30
HALF_A_YEAR = 180

# What an organisation wrote is its own: no operator reads it by exporting a person.
_WRITTEN_FOR_ORGANISATION = Personal(
    _("Part of the records of an organisation, which answers for them itself."),
    erasing=Erasing.KEEP,
    secret=True,
)
_AGAINST_GUESSING = Personal(_("Counted to stop whoever guesses passwords."))
_TEXT_OF_SESSION = Personal(_("Keeps a person signed in, and shows where."), secret=True)

ACCOUNTS = (
    Marks(
        model="accounts.User",
        person="id",
        fields={
            "email": Personal(_("Signs in with it, and is written to."), erasing=Erasing.ADDRESS),
            "name": Personal(_("Shown to members of the same organisations.")),
            "language": Personal(_("The language of pages and mails.")),
            "password": Personal(
                _("Signs in with it."), erasing=Erasing.UNUSABLE_PASSWORD, secret=True
            ),
            "is_active": Personal(_("Whether the person may sign in."), erasing=Erasing.NO),
            "last_login": Personal(_("Shows accounts that nobody uses."), erasing=Erasing.NOTHING),
            "joined_at": Personal(_("When the account was made."), erasing=Erasing.KEEP),
        },
    ),
    Marks(
        model="accounts.Invitation",
        address="email",
        fields={"email": Personal(_("Where the invitation went."), erasing=Erasing.ADDRESS)},
        not_personal=frozenset({"token_hash"}),
        kept=KeepFor(days=HALF_A_YEAR, since="expires_at"),
    ),
    Marks(model="accounts.Organisation", not_personal=frozenset({"name", "state"})),
    Marks(
        model="account.EmailAddress",
        person="user_id",
        fields={"email": Personal(_("Signs in with it, and is written to."))},
        erases_rows=True,
    ),
    Marks(
        model="account.EmailConfirmation",
        person="email_address__user_id",
        fields={"key": Personal(_("Proves that an address is read by its owner."), secret=True)},
        erases_rows=True,
        kept=KeepFor(days=MONTH, since="created"),
    ),
    Marks(
        model="mfa.Authenticator",
        person="user_id",
        fields={"data": Personal(_("The second factor of a sign-in."), secret=True)},
        erases_rows=True,
    ),
)

SESSIONS = (
    Marks(
        model="usersessions.UserSession",
        person="user_id",
        fields={
            "ip": Personal(_("Shows a person from where somebody is signed in.")),
            "user_agent": Personal(_("Shows a person with what somebody is signed in.")),
            "session_key": _TEXT_OF_SESSION,
            "data": _TEXT_OF_SESSION,
        },
        erases_rows=True,
        kept=KeepFor(days=MONTH, since="last_seen_at"),
    ),
    Marks(
        model="accounts.Tally",
        fields=dict.fromkeys(("cache_key", "value"), _AGAINST_GUESSING),
        kept=KeepFor(days=1, since="expires"),
        erases_rows=True,
    ),
    Marks(
        model="sessions.Session",
        fields={"session_key": _TEXT_OF_SESSION, "session_data": _TEXT_OF_SESSION},
        erases_rows=True,
        kept=KeepFor(days=1, since="expire_date"),
    ),
    *(
        Marks(
            model=model,
            address="username",
            fields=dict.fromkeys(
                ("username", "ip_address", "user_agent", "http_accept", "path_info", *more),
                _AGAINST_GUESSING,
            ),
            erases_rows=True,
            kept=KeepFor(days=MONTH, since="attempt_time"),
        )
        for model, more in (
            ("axes.AccessAttempt", ("get_data", "post_data")),
            ("axes.AccessFailureLog", ()),
            ("axes.AccessLog", ("session_hash",)),
        )
    ),
)

RECORDS = (
    Marks(
        model="trail.Entry",
        person="actor",
        fields={
            name: Personal(
                _("The trail of what was done, which nobody may change; a person is a number."),
                erasing=Erasing.KEEP,
            )
            for name in ("action", "kind", "subject")
        }
        | {
            name: Personal(
                _("The state of a record before and after, and why; without addresses."),
                erasing=Erasing.KEEP,
                secret=True,
            )
            for name in ("before", "after", "why")
        },
        not_personal=frozenset({"previous", "hash"}),
    ),
    Marks(model="trail.Chain", not_personal=frozenset({"name", "head"})),
    Marks(
        model="notes.Note",
        person="created_by_id",
        fields=dict.fromkeys(("title", "body"), _WRITTEN_FOR_ORGANISATION),
        not_personal=frozenset({"owner_state", "subject_key"}),
    ),
    Marks(
        model="notes.EarlierWords",
        fields=dict.fromkeys(("title", "body"), _WRITTEN_FOR_ORGANISATION),
    ),
    Marks(
        model="notes.Attachment",
        fields={"file_name": _WRITTEN_FOR_ORGANISATION},
        not_personal=frozenset({"media_type", "sha256", "kept_name", "kept_key"}),
    ),
    Marks(
        model="notes.Draft",
        person="author_id",
        fields=dict.fromkeys(
            ("title", "body"),
            Personal(_("Saved while the person writes; nobody else reads it."), secret=True),
        ),
        not_personal=frozenset({"subject_key"}),
        erases_rows=True,
    ),
    Marks(
        model="obligations.Assessment",
        person="created_by_id",
        fields={"observations": _WRITTEN_FOR_ORGANISATION},
        not_personal=frozenset({"owner_state", "state", "stage"}),
    ),
    Marks(
        model="obligations.Answer",
        person="changed_by_id",
        fields=dict.fromkeys(("citation", "evidence"), _WRITTEN_FOR_ORGANISATION),
        not_personal=frozenset(
            {
                "question",
                "law",
                "practice",
                "work",
                "expression",
                "provision",
            }
        ),
    ),
    Marks(
        model="obligations.Remark",
        person="written_by_id",
        fields={"text": _WRITTEN_FOR_ORGANISATION},
        not_personal=frozenset({"question", "kind"}),
    ),
    Marks(
        model="obligations.Bill",
        fields={"title": _WRITTEN_FOR_ORGANISATION},
        not_personal=frozenset({"question", "progress", "amends"}),
    ),
)

# Lists of depositaries are public and speak of States; the rest is machinery.
WITHOUT_PERSONS = (
    Marks(
        model="treaties.ImportBatch",
        not_personal=frozenset({
            "reader", "instrument", "file_name", "sha256", "source_id", "counts", "facts_version",
        }),
    ),
    Marks(
        model="treaties.ImportedSource",
        not_personal=frozenset({
            "source_id", "edition_of", "title", "publisher", "as_of", "authority", "address",
            "note",
        }),
    ),
    Marks(
        model="treaties.ImportedAction",
        not_personal=frozenset({
            "action_id", "state", "instrument", "kind", "source_id", "date", "as_of", "withdraws",
            "territory", "listed_as", "note",
        }),
    ),
    Marks(model="treaties.UnreadableRow", not_personal=frozenset({"text", "reason"})),
    Marks(model="jobs.WorkerBeat", not_personal=frozenset({"worker"})),
    Marks(
        model="cooperation.RecordedPractice",
        not_personal=frozenset({
            "state", "question", "answer", "instrument", "since", "until", "as_of", "law",
            "article", "source_title", "source_publisher", "source_address", "note",
        }),
    ),
    Marks(model="auth.Permission", not_personal=frozenset({"name", "codename"})),
    Marks(model="auth.Group", not_personal=frozenset({"name"})),
    Marks(model="contenttypes.ContentType", not_personal=frozenset({"app_label", "model"})),
    Marks(
        model="django_tasks_database.DBTaskResult",
        fields={
            name: Personal(_("What a task was asked and what it answered."), secret=True)
            for name in ("args_kwargs", "return_value", "traceback")
        },
        not_personal=frozenset({
            "task_path", "worker_ids", "queue_name", "backend_name", "exception_class_path",
        }),
        erases_rows=True,
        kept=KeepFor(days=MONTH, since="finished_at"),
    ),
)  # fmt: skip

REGISTER = (*ACCOUNTS, *SESSIONS, *RECORDS, *WITHOUT_PERSONS)
