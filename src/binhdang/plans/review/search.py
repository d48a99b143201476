"""Whom a name may mean: units, posts and groups found as people type, with or without marks (tìm người nhận)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from binhdang.organisations.models import Group, Post, Unit, UnitName, UnitPath, in_force
from binhdang.organisations.rules import without_marks
from binhdang.plans.models import Addressee

Meant = Unit | Post | Group
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """One that a name may be given to, as a tick box shows it."""

    token: str
    label: str
    sort: str | Promise


def choice_of(meant: Meant) -> Choice:
    """Return the tick box of a unit, a post or a group."""
    if isinstance(meant, Unit):
        return Choice(f"unit:{meant.pk}", meant.name, meant.level.name)
    if isinstance(meant, Post):
        return Choice(f"post:{meant.pk}", str(meant), _("chức danh"))
    return Choice(f"group:{meant.pk}", meant.name, _("nhóm đơn vị"))


def current_of(addressee: Addressee) -> list[Meant]:
    """Return whom the name means now."""
    rows = addressee.targets.select_related("unit__level", "post__unit", "group").order_by("pk")
    return [meant for target in rows if (meant := target.unit or target.post or target.group)]


def chosen_of(tokens: Sequence[str]) -> list[Meant]:
    """Return those ticked, in the order of the form; what does not exist is left out."""
    ids: dict[str, list[int]] = {"unit": [], "post": [], "group": []}
    for token in tokens:
        kind, _colon, number = token.partition(":")
        if kind in ids and number.isdecimal() and len(number) < 18:
            ids[kind].append(int(number))
    found: dict[str, Meant] = {}
    for unit in Unit.objects.select_related("level").filter(pk__in=ids["unit"]):
        found[f"unit:{unit.pk}"] = unit
    for post in Post.objects.select_related("unit").filter(pk__in=ids["post"]):
        found[f"post:{post.pk}"] = post
    for group in Group.objects.filter(pk__in=ids["group"]):
        found[f"group:{group.pk}"] = group
    return [found[token] for token in dict.fromkeys(tokens) if token in found]


def found_by(words: str, issuing: Unit, today: date, *, without: Iterable[str] = ()) -> list[Choice]:
    """Return those of the issuing unit's own province whose name has all the words, else most of them."""
    wanted = without_marks(words).split()
    if not wanted:
        return []
    left_out = set(without)
    everybody = [pair for pair in _everybody(issuing, today) if pair[1].token not in left_out]
    scored = [
        (_rank(names, wanted), choice) for names, choice in everybody if all(word in names for word in wanted)
    ] or _similar(everybody, wanted)  # fmt: skip
    return [choice for _score, choice in sorted(scored, key=lambda pair: (pair[0], pair[1].label))[:SHOWN]]


def _similar(everybody: Iterable[tuple[str, Choice]], wanted: Sequence[str]) -> list[tuple[tuple[int, int], Choice]]:
    """Return those that share most of the words, where nobody has all of them."""
    told = {word.strip(",.;:()-") for word in wanted} - {"", "va", "cua", "cac"}
    found = []
    for names, choice in everybody:
        shared = len(told & {word.strip(",.;:()-") for word in names.split()})
        if shared >= 3 and shared * 5 >= len(told) * 3:
            found.append(((-shared, len(names)), choice))
    return found


def _rank(names: str, wanted: Sequence[str]) -> tuple[bool, bool, int]:
    """Names that begin with the words come first, then those that have them together, then shorter ones."""
    together = " ".join(wanted)
    return not names.startswith(together), together not in names, len(names)


def _everybody(issuing: Unit, today: date) -> Iterable[tuple[str, Choice]]:
    """Each unit, post and group of the whole tree, with its names as people type them."""
    tops = UnitPath.objects.filter(descendant=issuing, ancestor__parent__isnull=True).values("ancestor")
    inside = UnitPath.objects.filter(ancestor__in=tops).values("descendant")
    others: dict[int, list[str]] = {}
    for unit_id, name in UnitName.objects.filter(unit__in=inside).values_list("unit", "name"):
        others.setdefault(unit_id, []).append(name)
    for unit in Unit.objects.filter(in_force(today), pk__in=inside).select_related("level"):
        names = [unit.name, unit.short_name, *others.get(unit.pk, [])]
        yield without_marks(" ".join(names)), choice_of(unit)
    for post in Post.objects.filter(unit__in=inside).select_related("unit"):
        yield without_marks(f"{post.name} {post.unit.name}"), choice_of(post)
    for group in Group.objects.filter(within__in=inside):
        yield without_marks(" ".join([group.name, *group.other_names])), choice_of(group)
