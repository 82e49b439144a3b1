"""What the database itself guards in 'needs'."""

from django.db import migrations

from ashinami_web.config import policies


class Migration(migrations.Migration):
    """Row-level security on PostgreSQL."""

    dependencies = [("needs", "0001_initial"), ("bodies", "0003_scope")]

    operations = [
        policies.SharedSecurity("needs_issue"),
        policies.SharedSecurity("needs_voice"),
        policies.SharedSecurity("needs_hearing"),
        policies.SharedSecurity("needs_issuechange"),
        policies.SharedSecurity("needs_evidence"),
        policies.SharedSecurity("needs_survey"),
        policies.SharedSecurity("needs_inquiry"),
        policies.SharedSecurity("needs_certificatecount"),
        policies.RowSecurity("needs_surveyanswer", policies.OF_BODY),
        policies.RowSecurity("needs_conversation", policies.OF_BODY),
        policies.RowSecurity("needs_offered", policies.OF_BODY),
        policies.RowSecurity("needs_referral", policies.BETWEEN, adds=policies.OF_BODY, changes=policies.BETWEEN),
        policies.RowSecurity(
            "needs_reading",
            f"{policies.OF_BODY} OR reader_body_id = ANY(ashinami_bodies())",
            changes="reader_body_id = ANY(ashinami_bodies())",
        ),
    ]
