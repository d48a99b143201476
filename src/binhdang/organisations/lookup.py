"""Which unit, post or group a name in a plan means (tra cứu tên), seen from the unit that issued the plan.

A name alone is never a key: "Sở Y tế" exists in every province. Only the issuing unit's own tree is searched, and what
stands above it, because plans send reports upwards.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from django.db.models import Q

from binhdang.organisations.models import Group, Post, Unit, UnitPath, UnitQuerySet, in_force
from binhdang.organisations.rules import readable
from binhdang.organisations.wording import (
    Place,
    acronym,
    collective,
    has_acronym,
    joined,
    key,
    kind_of,
    parts,
    place_of,
    plain,
    signature,
)

Meant = Unit | Post | Group


@dataclass(frozen=True, slots=True)
class Proposal:
    """Somebody new that a name nobody knows may mean: a post of the issuing unit, or a unit below it."""

    name: str
    kind: str

    @property
    def is_post(self) -> bool:
        """Whether a post is proposed; else `kind` is a kind of unit."""
        return self.kind == "post"


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a name means (kết quả tra cứu): those known, and what is proposed for the parts nobody knows."""

    targets: tuple[Meant, ...] = ()
    unknown: tuple[Proposal, ...] = ()

    @property
    def known(self) -> bool:
        """Whether every part of the name is somebody we know."""
        return bool(self.targets) and not self.unknown


@dataclass
class Scope:
    """Units that are searched together, under the place that may follow their names."""

    place: Place
    seat: Unit | None
    by_key: dict[str, list[Unit]] = field(default_factory=lambda: defaultdict(list))
    by_acronym: dict[str, list[Unit]] = field(default_factory=lambda: defaultdict(list))

    def add(self, unit: Unit, names: Iterable[str]) -> None:
        """Make a unit findable under its names."""
        for name in names:
            text = self.place.cut(plain(name))[0]
            keys = {key(text)}
            if unit.kind == Unit.Kind.PEOPLES_COMMITTEE:
                own = place_of(name)
                keys |= {key(text.removeprefix("ubnd ")), key(f"{own.kind} {own.proper}"), key(own.proper)}
            for one in keys - {""}:
                if unit not in self.by_key[one]:
                    self.by_key[one].append(unit)
            if unit not in self.by_acronym[acronym(text)]:
                self.by_acronym[acronym(text)].append(unit)

    def find(self, text: str) -> Unit | None:
        """Return the one unit a folded name means here, None when there is none or no best one."""
        text, _cut = self.place.cut(text)
        if text == "ubnd":
            return self.seat
        found = self.by_key.get(key(text), []) or self.by_key.get(key(text.removeprefix("ubnd ")), [])
        if not found and has_acronym(text):
            found = self.by_acronym.get(acronym(text), [])
        return found[0] if len(found) == 1 else None


class Directory:
    """Everybody a plan of one unit may name, read once for the whole plan."""

    def __init__(self, within: Unit) -> None:
        self.within = within
        self.scopes: list[Scope] = []
        self.posts: dict[str, Post] = {}
        self.groups: list[tuple[Group, list[str]]] = []

    @classmethod
    def of(cls, within: Unit, on: date) -> Self:
        """Read the tree of the issuing unit, what stands above it, its posts and groups, as they are on a day."""
        directory = cls(within)
        steps = UnitPath.objects.filter(descendant=within).select_related("ancestor__level").order_by("depth")
        chain = [step.ancestor for step in steps]
        seats = [unit for unit in chain if unit.kind == Unit.Kind.PEOPLES_COMMITTEE]
        below = Unit.objects.within(within).filter(in_force(on))
        directory._read(below, seats[0] if seats else None)
        for seat in seats:
            if seat != within:
                directory._read(_around(seat, within).filter(in_force(on)), seat)
        directory._read_posts()
        directory._read_groups(chain)
        return directory

    def _read(self, units: UnitQuerySet, seat: Unit | None) -> None:
        place = place_of(seat.name, seat.level.name) if seat else Place("", "")
        scope = Scope(place, seat)
        rows = list(Unit.objects.filter(pk__in=units.values("pk")).prefetch_related("names"))
        near = {self.within.pk, seat.pk if seat else 0}
        close = [unit for unit in rows if unit.pk in near or unit.parent_id in near]
        for unit in close:
            scope.add(unit, _names(unit))
        # Units near the issuing one win over units of the same name further down.
        taken = frozenset(scope.by_key)
        for unit in set(rows) - set(close):
            scope.add(unit, [name for name in _names(unit) if key(place.cut(plain(name))[0]) not in taken])
        self.scopes.append(scope)

    def _read_posts(self) -> None:
        for post in Post.objects.filter(unit=self.within):
            self.posts.setdefault(key(self._post_words(post.name)), post)

    def _read_groups(self, chain: list[Unit]) -> None:
        mine = [self.within] if self.within.kind == Unit.Kind.PEOPLES_COMMITTEE else chain
        rows = {group.pk: group for group in Group.objects.filter(within__in=mine).order_by("name", "pk")}
        for group in sorted(rows.values(), key=lambda one: one.within_id != self.within.pk):
            names = [self.scopes[0].place.cut(plain(name))[0] for name in (group.name, *group.other_names)]
            self.groups.append((group, names))

    # --- finding -----------------------------------------------------------------------------------------------
    def find(self, name: str) -> Found:
        """Say whom a name means."""
        one = self._one(name)
        if one:
            return Found(one)
        pieces = parts(name)
        if len(pieces) > 1:
            return self._several(pieces)
        return Found(unknown=(Proposal(tidy(name), kind_of(tidy(name))),))

    def _one(self, name: str) -> tuple[Meant, ...]:
        """Return whom the whole name means, taken as one name."""
        text = plain(name)
        post = self._post(name)
        if post:
            return (post,)
        unit = self._unit(text)
        if unit:
            return (unit,)
        return self._groups(self.scopes[0].place.cut(text)[0]) or self._groups(text)

    def _unit(self, text: str) -> Unit | None:
        # A name that ends in the place of an upper unit means that one's; otherwise the own tree comes first.
        own, *above = self.scopes
        if not own.place.cut(text)[1]:
            for scope in above:
                if scope.place.cut(text)[1] and (unit := scope.find(text)):
                    return unit
        return next((unit for scope in self.scopes if (unit := scope.find(text))), None)

    def _post_words(self, name: str) -> str:
        """Return the words of a post without its place, which may stand before "phụ trách" too."""
        place = self.scopes[0].place
        text = readable(name).removeprefix("đề nghị ").removeprefix("giao ")
        title, charge, field_of_work = text.partition(" phụ trách ")
        return place.cut(title)[0] + charge + (place.cut(field_of_work)[0] if charge else "")

    def _post(self, name: str) -> Post | None:
        text = self._post_words(name)
        exact = self.posts.get(key(text)) or self.posts.get(key(text.partition(" phụ trách ")[0]))
        if exact or not has_acronym(text):
            return exact
        wanted = {acronym(text), acronym(text.partition(" phụ trách ")[0])}
        same = [post for words, post in self.posts.items() if acronym(words) in wanted]
        return same[0] if len(same) == 1 else None

    def _groups(self, text: str) -> tuple[Group, ...]:
        """Return the group whose words are these, else those that together cover what the name covers."""
        words = signature(text)
        exact = self._same_words(words)
        if exact:
            return exact
        wanted = collective(text)
        if not wanted:
            return ()
        same = [group for group, names in self.groups if any(collective(name) == wanted for name in names)]
        if same:
            return (max(same, key=lambda group: len(signature(readable(group.name)) & words)),)
        return self._cover(wanted)

    def _same_words(self, words: frozenset[str]) -> tuple[Group, ...]:
        same = (group for group, names in self.groups if any(signature(name) == words for name in names))
        return tuple(group for group in [next(same, None)] if group and words)

    def _exact_group(self, name: str) -> tuple[Group, ...]:
        text = plain(name)
        return self._same_words(signature(self.scopes[0].place.cut(text)[0])) or self._same_words(signature(text))

    def _cover(self, wanted: frozenset[str]) -> tuple[Group, ...]:
        chosen: list[Group] = []
        left = set(wanted)
        sized = sorted(((collective(names[0]), group) for group, names in self.groups), key=lambda pair: -len(pair[0]))
        for classes, group in sized:
            if classes and classes <= wanted and classes & left:
                chosen.append(group)
                left -= classes
        return tuple(chosen)

    def _several(self, pieces: list[str]) -> Found:
        """Take the parts of a list in order, as many together as make one known name."""
        targets: list[Meant] = []
        unknown: list[Proposal] = []
        start = 0
        while start < len(pieces):
            for end in range(len(pieces), start, -1):
                found = self._one(joined(pieces[start:end]))
                if found:
                    break
            if _after_the_front(targets) and "mass" in collective(plain(pieces[start])):
                # The organisations of the Front are told by the Front, unless they are a group of their own.
                found = self._exact_group(pieces[start])
            elif not found:
                unknown.append(Proposal(tidy(pieces[start]), kind_of(tidy(pieces[start]))))
            targets += [one for one in found if one not in targets]
            start = max(end, start + 1)
        return Found(tuple(targets), tuple(unknown))


def _names(unit: Unit) -> list[str]:
    return [name for name in (unit.name, unit.short_name, *(other.name for other in unit.names.all())) if name]


def _after_the_front(targets: list[Meant]) -> bool:
    """Whether the name before is a mass organisation."""
    last = targets[-1] if targets else None
    return isinstance(last, Unit) and (last.kind == Unit.Kind.MASS_ORGANISATION or "mttq" in readable(last.name))


def tidy(name: str) -> str:
    """Return a name as it may be stored: without "Đề nghị" and end marks, the first letter large."""
    text = " ".join(name.split()).strip(" .;:,-*")
    for word in ("đề nghị", "giao"):
        if text.casefold().startswith(f"{word} "):
            text = text[len(word) + 1 :].strip(" :")
    return text[:1].upper() + text[1:]


def find(name: str, *, within: Unit, on: date) -> Found:
    """Say whom one name means; for many names of one plan keep a Directory."""
    return Directory.of(within, on).find(name)


def _around(seat: Unit, within: Unit) -> UnitQuerySet:
    """Return an upper committee and the agencies beside it; its other communes only for an agency of its own."""
    near = Q(pk=seat.pk) | Q(parent=seat)
    if within.kind == Unit.Kind.PEOPLES_COMMITTEE:
        near &= Q(pk=seat.pk) | ~Q(kind=Unit.Kind.PEOPLES_COMMITTEE)
    return Unit.objects.filter(near)
