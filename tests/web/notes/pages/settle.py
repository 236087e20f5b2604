"""Run in the home of a platform: organisations, people, and a session for each. Prints JSON."""

import json
import sys

from dedere_web.config.preparing import prepare


def main() -> None:
    """Settle the people whom the browser tests send in."""
    prepare()
    # Rows can be imported only once the platform is prepared.
    from django.conf import settings  # noqa: PLC0415

    from dedere_web.accounts.models import Kind, PlatformRole, Role  # noqa: PLC0415
    from tests.web.tenancy.world import World, browser_of  # noqa: PLC0415

    world = World()
    authority = world.body("XAA central authority")
    provider = world.body("International provider", Kind.INTERNATIONAL)
    world.member("officer", authority, Role.CONTRIBUTOR)
    world.member("approver", authority, Role.APPROVER)
    world.member("programmes", provider, Role.ADMINISTRATOR)
    world.duty("programmes", PlatformRole.PROGRAMME_OFFICER)
    cookie = settings.SESSION_COOKIE_NAME
    keys = {n: browser_of(p).cookies[cookie].value for n, p in world.people.items()}
    sys.stdout.write(json.dumps({"cookie": cookie, "keys": keys}))


if __name__ == "__main__":
    main()
