"""A value that an object works out when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class once(Generic[T]):
    """Turn a method into an attribute that is worked out once.

    It is ``functools.cached_property`` without the lock, which Python takes at each first look until 3.12: parsing
    works out a dozen such values a line, and no two threads share what it looks at.
    """

    def __init__(self, work: Callable[[Any], T]) -> None:
        self.work = work
        self.name = work.__name__
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> once[T]: ...

    @overload
    def __get__(self, instance: object, owner: type) -> T: ...

    def __get__(self, instance: object | None, owner: type) -> once[T] | T:
        """Return the value, from now on an ordinary attribute of the object."""
        if instance is None:
            return self
        value: T = self.work(instance)
        instance.__dict__[self.name] = value
        return value
