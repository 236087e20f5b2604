"""Addresses of the library's pages, under the names by which it looks them up itself.

Only what is used is here: there is no page to sign up, and the address is changed on a page of
ours (``views.address``).
"""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path, re_path
from django.views.generic import RedirectView

from dedere_web.accounts.views import signing_in

urlpatterns = [
    path(
        "sign-in/",
        RedirectView.as_view(pattern_name="accounts:sign-in", query_string=True),
        name="account_login",
    ),
    path("confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", signing_in.ChangePassword.as_view(), name="account_change_password"),
    path("password/forgotten/", account.password_reset, name="account_reset_password"),
    path(
        "password/forgotten/sent/",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    path(
        "password/new/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("second-factor/", factor.index, name="mfa_index"),
    path("second-factor/code/", factor.authenticate, name="mfa_authenticate"),
    path("second-factor/confirm/", factor.reauthenticate, name="mfa_reauthenticate"),
    path("second-factor/telephone/", totp.activate_totp, name="mfa_activate_totp"),
    path("second-factor/telephone/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("second-factor/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "second-factor/codes/new/",
        codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "second-factor/codes/file/",
        codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("passkeys/", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path("passkeys/add/", signing_in.PasskeyAdd.as_view(), name="mfa_add_webauthn"),
    path("passkeys/sign-in/", signing_in.PasskeySignIn.as_view(), name="mfa_login_webauthn"),
    path(
        "passkeys/confirm/",
        signing_in.PasskeyConfirm.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "passkeys/<int:pk>/remove/",
        signing_in.PasskeyRemove.as_view(),
        name="mfa_remove_webauthn",
    ),
    path("passkeys/<int:pk>/name/", signing_in.PasskeyRename.as_view(), name="mfa_edit_webauthn"),
]
