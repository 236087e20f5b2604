"""PostgreSQL repeats who may read and write assessments and what belongs to them."""

from django.db import migrations

from dedere_web.foundation.tenancy_database import OWNED, RowRule, of_row, row_security_operations

REVIEWS = OWNED.write.replace("owner_id", "reviewer_id")
# Whoever was asked to review reads the whole, and adds remarks; the owner alone changes it.
ASSESSMENTS = RowRule(read=f"({OWNED.read}) OR {REVIEWS}", write=OWNED.write)
PARTS = of_row("obligations_assessment", "assessment_id")
REVIEWED = PARTS.write.replace("owner_id", "reviewer_id")
REMARKS = RowRule(read=PARTS.read, write=f"{PARTS.write} OR {REVIEWED}")


class Migration(migrations.Migration):
    dependencies = [("obligations", "0001_assessments")]

    operations = [
        *row_security_operations("obligations_assessment", ASSESSMENTS),
        *row_security_operations("obligations_answer", PARTS),
        *row_security_operations("obligations_remark", REMARKS),
        *row_security_operations("obligations_bill", PARTS),
    ]
