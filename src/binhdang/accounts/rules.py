"""Which role may do what (quyền): one table, read from top to bottom."""

OFFICER, HEAD, COORDINATOR, LEADER, ADMINISTRATOR = (
    "officer",
    "head",
    "coordinator",
    "leader",
    "administrator",
)

# permission → roles that hold it. A permission is the word of the operation or page it opens.
PERMISSIONS: dict[str, frozenset[str]] = {
    "documents.see": frozenset({COORDINATOR, LEADER, ADMINISTRATOR}),
    "documents.upload": frozenset({COORDINATOR}),
    "documents.review": frozenset({COORDINATOR}),
    "plans.see": frozenset({OFFICER, HEAD, COORDINATOR, LEADER, ADMINISTRATOR}),
    "plans.confirm": frozenset({COORDINATOR}),
    "plans.correct": frozenset({COORDINATOR}),
    "plans.file": frozenset({OFFICER, HEAD}),
    "plans.accept_filing": frozenset({COORDINATOR}),
    "tasks.see": frozenset({OFFICER, HEAD, COORDINATOR, LEADER, ADMINISTRATOR}),
    "tasks.report": frozenset({OFFICER, HEAD}),
    "tasks.answer": frozenset({COORDINATOR}),
    "reports.see": frozenset({OFFICER, HEAD, COORDINATOR, LEADER, ADMINISTRATOR}),
    "reports.write": frozenset({OFFICER, HEAD}),
    "reports.sign": frozenset({HEAD}),
    "reports.receive": frozenset({COORDINATOR}),
    "reports.oversee": frozenset({COORDINATOR, LEADER, ADMINISTRATOR}),
    "reports.consolidate": frozenset({COORDINATOR}),
    "indicators.load": frozenset({ADMINISTRATOR}),
    "home.lead": frozenset({LEADER, COORDINATOR, ADMINISTRATOR}),
    "organisations.see": frozenset({COORDINATOR, LEADER, ADMINISTRATOR}),
    "organisations.create": frozenset({COORDINATOR, ADMINISTRATOR}),
}


def permits(role: str, permission: str) -> bool:
    """Say whether the role holds the permission; an unknown permission is a mistake of ours, never a silent no."""
    if permission not in PERMISSIONS:
        raise KeyError(permission)
    return role in PERMISSIONS[permission]
