"""The platform: Django pages and API on top of :mod:`dedere` and :mod:`dedere_io`."""
