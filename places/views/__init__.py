"""The public pages of the directory."""

from places.views.detail import detail
from places.views.directory import directory
from places.views.map import map_of_places

__all__ = ["detail", "directory", "map_of_places"]
