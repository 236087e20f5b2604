"""Pages to sign in and to sign out."""

from django.contrib.auth import views as auth_views

from dedere_web.accounts.forms import SignInForm


class SignIn(auth_views.LoginView):
    """Ask for e-mail address and password, then go on to where the person was."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


class SignOut(auth_views.LogoutView):
    """Sign out; by a form only, so that no link can do it."""
