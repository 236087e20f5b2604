"""Run in the home of a platform: a ministry of Kenya and a provider. Prints JSON."""

import json
import sys

from dedere_web.config.preparing import prepare


def main() -> None:
    """Settle the people whom the browser tests send in."""
    prepare()
    # Rows can be imported only once the platform is prepared.
    from django.conf import settings  # noqa: PLC0415

    from dedere_web.accounts.models import Kind, Role  # noqa: PLC0415
    from tests.web.tenancy.world import World, browser_of  # noqa: PLC0415

    world = World()
    ministry = world.body("KEN ministry of justice")
    provider = world.body("Provider of assistance", Kind.PROVIDER)
    world.member("officer", ministry, Role.CONTRIBUTOR)
    world.member("colleague", ministry, Role.CONTRIBUTOR)
    world.member("approver", ministry, Role.APPROVER)
    world.member("expert", provider, Role.CONTRIBUTOR)
    cookie = settings.SESSION_COOKIE_NAME
    keys = {n: browser_of(p).cookies[cookie].value for n, p in world.people.items()}
    sys.stdout.write(json.dumps({"cookie": cookie, "keys": keys}))


if __name__ == "__main__":
    main()
