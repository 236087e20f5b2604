"""PostgreSQL repeats who may read the trail, and to which chain an entry may be added."""

from django.db import migrations

from dedere_web.foundation.tenancy_database import row_security_operations
from dedere_web.trail.row_rules import of_chain


class Migration(migrations.Migration):
    dependencies = [("trail", "0002_append_only")]

    operations = [
        *row_security_operations("trail_entry", of_chain("trail_entry", "chain_id")),
        *row_security_operations("trail_chain", of_chain("trail_chain", "name")),
    ]
