"""Addresses of people and organisations. Those of the library are in ``urls_library``."""

from django.urls import path

from dedere_web.accounts.views import (
    accepting,
    address,
    inviting,
    mine,
    organisation_data,
    organisations,
    signing_in,
)

app_name = "accounts"
urlpatterns = [
    path("accounts/sign-in/", signing_in.SignIn.as_view(), name="sign-in"),
    path("accounts/sign-out/", signing_in.SignOut.as_view(), name="sign-out"),
    path("account/", mine.mine, name="mine"),
    path("account/address/", address.address, name="address"),
    path("account/sessions/", mine.sessions, name="sessions"),
    path("account/sessions/others/end/", mine.end_other_sessions, name="end-other-sessions"),
    path("account/sessions/<int:session>/end/", mine.end_session, name="end-session"),
    path("invitations/<str:token>/", accepting.invitation, name="invitation"),
    path("invitations/<int:invitation>/withdraw/", inviting.withdraw, name="withdraw"),
    path(
        "invitations/<int:invitation>/again/",
        inviting.send_invitation_again,
        name="send-again",
    ),
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/new/", organisations.new_organisation, name="organisation-new"),
    path("organisations/<uuid:organisation>/", organisations.organisation, name="organisation"),
    path(
        "organisations/<uuid:organisation>/edit/",
        organisation_data.edit,
        name="organisation-edit",
    ),
    path(
        "organisations/<uuid:organisation>/close/",
        organisation_data.close,
        name="organisation-close",
    ),
    path("organisations/<uuid:organisation>/invite/", inviting.invite, name="invite"),
    path(
        "organisations/<uuid:organisation>/members/<int:membership>/",
        organisations.member,
        name="member",
    ),
    path(
        "organisations/<uuid:organisation>/members/<int:membership>/end/",
        organisations.end_member,
        name="end-membership",
    ),
    path(
        "organisations/<uuid:organisation>/members/<int:membership>/hand-over/",
        organisations.hand_over_member,
        name="hand-over",
    ),
    path("platform/lost-factor/", inviting.lost_factor, name="lost-factor"),
    path("platform/roles/", inviting.platform_roles, name="platform-roles"),
    path("platform/roles/<int:grant>/end/", inviting.end_platform_role, name="end-platform-role"),
]
