import uuid

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def grant_editors(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Whoever could edit facts keeps that, now as a grant."""
    alias = schema_editor.connection.alias
    User = apps.get_model("accounts", "User")
    PlatformGrant = apps.get_model("accounts", "PlatformGrant")
    PlatformGrant.objects.using(alias).bulk_create(
        PlatformGrant(person=person, role=role, granted_at=person.joined_at)
        for person in User.objects.using(alias).filter(edits_facts=True)
        # Every account that could edit facts was made by ``dedere create-operator``.
        for role in ("editor-of-facts", "operator")
    )


def let_editors_edit(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Back to the flag on the person."""
    apps.get_model("accounts", "User").objects.using(schema_editor.connection.alias).filter(
        platform_grants__role="editor-of-facts", platform_grants__ended_at=None
    ).update(edits_facts=True)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_people"),
    ]

    operations = [
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("state-body", "Body of a State"),
                            ("international", "International organisation"),
                            ("regional", "Regional organisation"),
                            ("donor", "Donor"),
                            ("provider", "Provider of assistance"),
                            ("secretariat", "Secretariat"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "function",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ministry", "Ministry"),
                            ("central-authority", "Central authority"),
                            ("focal-point", "Focal point"),
                            ("prosecution", "Prosecution service"),
                            ("other", "Another body"),
                        ],
                        max_length=20,
                        verbose_name="function",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        blank=True,
                        max_length=3,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[A-Z]{3}\\Z",
                                "Write the three letters of ISO 3166-1, like KEN.",
                            )
                        ],
                        verbose_name="State",
                    ),
                ),
                ("created_at", models.DateTimeField(verbose_name="created")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "ordering": ["name", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "state-body"), models.Q(("state", ""), _negated=True)
                            ),
                            models.Q(
                                models.Q(("kind", "state-body"), _negated=True),
                                ("function", ""),
                                ("state", ""),
                            ),
                            _connector="OR",
                        ),
                        name="accounts_a_body_has_a_state",
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"),
                        models.F("state"),
                        name="accounts_organisation_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("reader", "Reader"),
                            ("contributor", "Contributor"),
                            ("approver", "Approver"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                ("since", models.DateField(verbose_name="since")),
                ("until", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                (
                    "granted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "membership",
                "verbose_name_plural": "memberships",
                "ordering": ["since", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("person", "organisation"),
                        name="accounts_one_open_membership",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="accounts_membership_ends_after_it_began",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("reader", "Reader"),
                            ("contributor", "Contributor"),
                            ("approver", "Approver"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                (
                    "platform_role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("editor-of-facts", "Editor of facts"),
                            ("programme-officer", "Programme officer"),
                            ("report-drafter", "Report drafter"),
                            ("operator", "Operator"),
                        ],
                        max_length=20,
                        verbose_name="platform role",
                    ),
                ),
                (
                    "until",
                    models.DateField(
                        blank=True, null=True, verbose_name="last day of the membership"
                    ),
                ),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("created_at", models.DateTimeField(verbose_name="invited")),
                ("expires_at", models.DateTimeField(verbose_name="good until")),
                (
                    "accepted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="accepted"),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="withdrawn"),
                ),
                (
                    "accepted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "invitation",
                "verbose_name_plural": "invitations",
                "ordering": ["-created_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("role", ""), _negated=True),
                                ("organisation__isnull", False),
                                ("platform_role", ""),
                            ),
                            models.Q(
                                ("organisation__isnull", True),
                                ("role", ""),
                                models.Q(("platform_role", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="accounts_invitation_to_one_thing",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlatformGrant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("editor-of-facts", "Editor of facts"),
                            ("programme-officer", "Programme officer"),
                            ("report-drafter", "Report drafter"),
                            ("operator", "Operator"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                ("granted_at", models.DateTimeField(verbose_name="granted")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                (
                    "granted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="platform_grants",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "platform role",
                "verbose_name_plural": "platform roles",
                "ordering": ["granted_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("person", "role"),
                        name="accounts_one_open_grant",
                    )
                ],
            },
        ),
        migrations.RunPython(grant_editors, let_editors_edit),
    ]
