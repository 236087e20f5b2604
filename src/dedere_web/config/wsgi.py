"""The WSGI application that the server runs."""

from django.core.wsgi import get_wsgi_application

from dedere_web.config.env import name_settings

name_settings()
application = get_wsgi_application()
